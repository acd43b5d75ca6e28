namespace LiveRooms.Bench.Drops;

/// <summary>Everything measured under one durability.</summary>
/// <param name="Durability"><c>always</c> or <c>everysec</c>.</param>
/// <param name="Rounds">By contender's name, a sample for each round; the first is ours. A peer that is not installed is missing.</param>
/// <param name="Answers">At half the load of our median.</param>
/// <param name="AnswerRate">That load, a second.</param>
/// <param name="AtHalfGoal">At half the load that is the goal.</param>
/// <param name="Refusals">Refusals a second, one edge.</param>
/// <param name="Recovery">Memory and recovery.</param>
/// <param name="LoadAverage">Of the machine when this ended.</param>
internal sealed record DropsFigures(
    string Durability, IReadOnlyDictionary<string, List<Sample>> Rounds, AnswerTimes Answers, double AnswerRate,
    AnswerTimes AtHalfGoal, SoldOut Refusals, Recovery Recovery, double LoadAverage);
