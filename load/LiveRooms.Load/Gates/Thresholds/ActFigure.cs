using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>How often an act, with its parts (<c>join-spike</c> is one of <c>join</c>), ended in one way: a number, or a part of a hundred.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Part">In percent of all that were due and not skipped; of the skipped, of all that were due.</param>
internal sealed record ActFigure(string Act, OutcomeKind Kind, bool Part) : Figure
{
    private const int MostReasons = 10;

    public override Finding? Find(Measurements measured)
    {
        var acts = measured.Acts.Where(act => act.Name == Act || act.Name.StartsWith(Act + "-", StringComparison.Ordinal)).ToList();
        var all = acts.Sum(act => Kind == OutcomeKind.Skipped ? act.Planned : act.Planned - act.Skipped);
        if (all == 0)
            return null;
        var reasons = acts.SelectMany(Reasons).GroupBy(reason => reason.Key, reason => reason.Value).Select(same => (Why: same.Key, Times: same.Sum())).ToList();
        var count = Kind switch
        {
            OutcomeKind.Ok => acts.Sum(static act => act.Ok),
            OutcomeKind.Skipped => acts.Sum(static act => act.Skipped),
            _ => reasons.Sum(static reason => reason.Times),
        };
        var value = Part ? 100.0 * count / all : count;
        return new Finding(value, Words($"{count:N0} of {all:N0}"),
            [.. reasons.OrderByDescending(static reason => reason.Times).Take(MostReasons).Select(static reason => Words($"{reason.Why}: {reason.Times:N0}"))]);
    }

    private IReadOnlyDictionary<string, long> Reasons(ActSummary act) => Kind switch
    {
        OutcomeKind.Refused => act.Refused,
        OutcomeKind.Failed => act.Failed,
        _ => new Dictionary<string, long>(),
    };

    public override string Say(double value) => Part ? Words($"{value:0.####}%") : Words($"{value:N0}");
}
