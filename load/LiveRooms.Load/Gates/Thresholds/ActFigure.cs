using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>How often an act ended in one way: a number, or a part of a hundred.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Part">In percent of all that were due and not skipped; of the skipped, of all that were due.</param>
internal sealed record ActFigure(string Act, OutcomeKind Kind, bool Part) : Figure
{
    private const int MostReasons = 10;

    public override Finding? Find(Measurements measured)
    {
        var act = measured.Acts.FirstOrDefault(act => act.Name == Act);
        if (act is null || act.Planned == 0)
            return null;
        var reasons = Kind switch { OutcomeKind.Refused => act.Refused, OutcomeKind.Failed => act.Failed, _ => new Dictionary<string, long>() };
        var count = Kind switch { OutcomeKind.Ok => act.Ok, OutcomeKind.Skipped => act.Skipped, _ => reasons.Values.Sum() };
        var all = Kind == OutcomeKind.Skipped ? act.Planned : act.Planned - act.Skipped;
        if (all == 0)
            return null;
        var value = Part ? 100.0 * count / all : count;
        return new Finding(value, Words($"{count:N0} of {all:N0}"),
            [.. reasons.OrderByDescending(reason => reason.Value).Take(MostReasons).Select(reason => Words($"{reason.Key}: {reason.Value:N0}"))]);
    }

    public override string Say(double value) => Part ? Words($"{value:0.####}%") : Words($"{value:N0}");
}
