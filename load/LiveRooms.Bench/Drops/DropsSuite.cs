using System.Diagnostics;
using LiveRooms.Bench.Machine;

namespace LiveRooms.Bench.Drops;

/// <summary>The suite <c>drops</c>: our drop beside its peers, with the same durability, in the same minutes, on the same machine.</summary>
internal static class DropsSuite
{
    public static async Task<int> Run(bool quick)
    {
        var plan = quick ? DropsPlan.Quick : DropsPlan.Full;
        if (!RedisServer.IsInstalled)
        {
            await Console.Error.WriteLineAsync(RedisServer.Missing);
            DropsReport.PrintJson(quick, []);
            return 1;
        }

        var starting = PostgresServer.IsInstalled ? PostgresServer.Start() : null;
        await using var redis = await RedisServer.Start();
        await using var silo = await SiloServer.Start(redis, DropsPlan.Edges);
        await using var postgres = starting is null ? null : await starting;
        if (postgres is null)
            Console.WriteLine($"{PostgresServer.Missing}. Its figures are null.");
        var ours = new LiveRoomsDrop(redis, silo);
        List<IContender> contenders = [ours, new RedisScript(redis, 1), new RedisScript(redis, 16)];
        if (postgres is not null)
            contenders.Add(new PostgresRow(postgres));

        await RunOnce(ours, sync: true, plan.Compile);
        List<DropsFigures> figures = [];
        foreach (var durability in (string[])[DropsReport.Always, DropsReport.EverySecond])
            figures.Add(await Measure(durability, plan, redis, silo, contenders));
        foreach (var contender in contenders)
            await contender.DisposeAsync();
        DropsReport.PrintTable(plan, figures);
        DropsReport.PrintJson(quick, figures);
        return 0;
    }

    private static async Task<DropsFigures> Measure(
        string durability, DropsPlan plan, RedisServer redis, SiloServer silo, List<IContender> contenders)
    {
        var sync = durability == DropsReport.Always;
        var begun = Stopwatch.GetTimestamp();
        foreach (var contender in contenders)
            await RunOnce(contender, sync, plan.Warm);
        var rounds = contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>());
        for (var round = 0; round < plan.Rounds && (round == 0 || Stopwatch.GetElapsedTime(begun) < plan.Budget / 2); round++)
        {
            // In another order each time: whoever runs after the heaviest one suffers in turn.
            foreach (var contender in contenders.Skip(round % contenders.Count).Concat(contenders.Take(round % contenders.Count)))
                rounds[contender.Name].Add(await RunOnce(contender, sync, plan.Round));
        }

        await redis.SetDurability(durability);
        var ours = (LiveRoomsDrop)contenders[0];
        var half = DropsReport.Median(rounds[ours.Name].Select(sample => sample.PerSecond)) / 2;
        var answers = await AnswerTimes.Measure(redis, silo, half, plan.Answers);
        var atHalfGoal = await AnswerTimes.Measure(redis, silo, DropsReport.GoalPerSecond / 2, plan.Answers);
        var refusals = await SoldOut.Measure(silo, plan.Round);
        var recovery = await Recovery.Measure(redis, silo, ours, plan);
        return new DropsFigures(durability, rounds, answers, half, atHalfGoal, refusals, recovery, Tools.LoadAverage());
    }

    private static async Task<Sample> RunOnce(IContender contender, bool sync, TimeSpan time)
    {
        await contender.Prepare(sync);
        var sample = await contender.Run(time);
        await contender.Clear();
        Console.WriteLine($"  {(sync ? "always  " : "everysec")} {contender.Name,-44} {sample.PerSecond,12:N0}/s {sample.CpuMicros,8:N2} us");
        return sample;
    }
}
