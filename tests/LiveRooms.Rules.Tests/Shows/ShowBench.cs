using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

/// <summary>A show with its clock and everything recorded, driven as a grain drives it: decide, then evolve.</summary>
internal sealed class ShowBench
{
    private int _operations;

    public ShowBench(bool live = true, bool create = true)
    {
        if (create)
            Do(new CreateShow(Make.Host, Make.Show()));
        if (create && live)
            Do(new GoLive(Make.Host));
    }

    public Show Show { get; } = Show.Initial;

    public DateTimeOffset Now { get; set; } = Make.Start;

    public List<ShowEvent> Events { get; } = [];

    public Decision<ShowEvent> Do(ShowCommand command)
    {
        var decision = ShowRules.Decide(Show, command, Now);
        foreach (var e in decision.Events)
        {
            Show.Evolve(e);
            Events.Add(e);
        }

        return decision;
    }

    public RefusalReason? Refusal(ShowCommand command) => Do(command).Refusal?.Reason;

    public PostChat Line(string text = "hello", int viewer = 1) => new(NextOp(), Make.Viewer(viewer), "Ann", Role.Viewer, text);

    public OperationId NextOp() => new($"op{++_operations}");
}
