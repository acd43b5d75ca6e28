using System.Globalization;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>An objective of service: a figure on one side of a bound. What was never measured does not pass.</summary>
internal sealed class Threshold : IGate
{
    private readonly Figure _figure;
    private readonly Comparison _comparison;
    private readonly double _bound;

    public Threshold(string name, Figure figure, Comparison comparison, double bound) =>
        (Name, _figure, _comparison, _bound) = (name, figure, comparison, bound);

    /// <summary>Its text.</summary>
    public string Name { get; }

    public GateVerdict Judge(GateReading reading)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{_comparison.Sign} {_figure.Say(_bound)}");
        if (_figure.Find(reading.Measurements) is not { } found)
            return new GateVerdict(Name, true, false, $"Nothing of it was measured; wanted {wanted}.", ["There is no such act, time or count in this run."]);
        var passed = _comparison.Holds(found.Value, _bound);
        return new GateVerdict(
            Name, true, passed, $"{_figure.Say(found.Value)} ({found.Basis}); wanted {wanted}.",
            passed ? [] : [.. found.Details.DefaultIfEmpty($"{_figure.Say(found.Value)} ({found.Basis})").Take(Violation.MostExamples)]);
    }
}
