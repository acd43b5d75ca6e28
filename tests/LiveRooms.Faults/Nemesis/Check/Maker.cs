using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>Makes histories that are right: the rules decide, one call at a time, and callers see it from afar.</summary>
internal sealed class Maker
{
    private const long Millisecond = 1_000;

    private readonly Drop _drop = Drop.Initial;
    private readonly Random _chance;
    private long _now = 10_000 * Millisecond;

    internal Maker(Offer offer, Random chance)
    {
        _chance = chance;
        var ana = new Actor(new ViewerId("ana"), Role.Creator);
        Do(new CreateDrop(ana, offer.Settings("show", "ana")));
        Do(new OpenDrop(ana));
    }

    internal List<Call> Calls { get; } = [];

    internal List<(long Version, IReadOnlyList<DropEvent> Events)> Entries { get; } = [];

    /// <summary>One call; the answer is what its caller hears.</summary>
    internal Answer Call(Wish wish)
    {
        var lost = _chance.Next(20);
        var (began, ended) = (_now - _chance.Next(1_000_000), _now + _chance.Next(1_000_000));
        var answer = lost == 0 ? Answer.Unknown : Decide(wish);
        answer = lost == 1 ? Answer.Unknown : answer;
        Calls.Add(new Call(wish.Kind, wish.Operation, wish.Viewer, wish.Value, began, ended, answer));
        _now += _chance.Next(1, 200) * Millisecond;
        while (DropRules.Due(_drop, Now) is { } due)
            Do(due);
        return answer;
    }

    private DateTimeOffset Now => Play.Zero.AddMicroseconds(_now);

    private Answer Decide(Wish wish)
    {
        var (operation, viewer) = (new OperationId(wish.Operation), new ViewerId(wish.Viewer));
        var decision = Do(wish.Kind switch
        {
            CallKind.Reserve => new Reserve(operation, viewer, (int)wish.Value),
            CallKind.Confirm => new Confirm(operation, viewer, wish.Value),
            _ => new Release(operation, viewer, wish.Value),
        });
        return decision.Refusal is { } refusal
            ? Answer.Refused(refusal.Reason)
            : _drop.Find(decision.Number!.Value) is { } found ? Answer.Done(found.Number, found.Status, found.Revision) : default;
    }

    private DropDecision Do(DropCommand command)
    {
        var decision = DropRules.Decide(_drop, command, Now);
        foreach (var e in decision.Events)
            _drop.Evolve(e);
        if (decision.Events.Length > 0)
            Entries.Add((Entries.Count + 1, decision.Events));
        return decision;
    }
}
