namespace LiveRooms.Load.Gates;

/// <summary>What a gate says.</summary>
/// <param name="IsThreshold">Whether it is an objective of service rather than a check of meaning.</param>
/// <param name="Passed">False fails the run.</param>
/// <param name="Summary">A sentence with the figures it went by; also when it passed.</param>
/// <param name="Evidence">When it did not: what was seen, at most <see cref="Violation.MostExamples"/>.</param>
public sealed record GateVerdict(string Gate, bool IsThreshold, bool Passed, string Summary, IReadOnlyList<string> Evidence);
