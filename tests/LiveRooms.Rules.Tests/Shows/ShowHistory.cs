using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

/// <summary>Runs a plan against a show: turns its steps into commands and moves the clock, also back.</summary>
internal sealed class ShowHistory(Step[] steps)
{
    private static readonly string[] Texts = ["hello", "  hi ", "", "Привет!", "\u0007", "\u200b", new('x', 301), "👋🏽 ok"];

    private readonly List<PostChat> _said = [];
    private readonly List<ReportTally> _reported = [];
    private readonly long[] _hearts = new long[5];
    private int _operations;

    public Show Show { get; } = Show.Initial;

    public DateTimeOffset Now { get; private set; } = Make.Start;

    public List<ShowEvent> Events { get; } = [];

    public ShowHistory Run(Action<ShowCommand, Decision<ShowEvent>>? decided = null, Action<ShowCommand, Decision<ShowEvent>>? evolved = null)
    {
        Do(new CreateShow(Make.Host, Make.Show()), decided, evolved);
        foreach (var step in steps)
        {
            Now = Now.AddMilliseconds(step.Milliseconds);
            if (CommandOf(step) is { } command)
                Do(command, decided, evolved);
        }

        return this;
    }

    private void Do(ShowCommand command, Action<ShowCommand, Decision<ShowEvent>>? decided, Action<ShowCommand, Decision<ShowEvent>>? evolved)
    {
        var decision = ShowRules.Decide(Show, command, Now);
        decided?.Invoke(command, decision);
        foreach (var e in decision.Events)
        {
            Show.Evolve(e);
            Events.Add(e);
        }

        evolved?.Invoke(command, decision);
    }

    private ShowCommand? CommandOf(Step step) => step.Act switch
    {
        Act.Chat => Say(step),
        Act.RepeatChat => _said.Count == 0 ? null : _said[step.Pick % _said.Count],
        Act.TwistChat => _said.Count == 0 ? null : _said[step.Pick % _said.Count] with { Text = $"other {step.Pick}" },
        Act.Mute => new MuteViewer(Make.Host, Make.Viewer(step.Viewer), TimeSpan.FromSeconds(step.Pick % 40)),
        Act.Unmute => new MuteViewer(Make.Host, Make.Viewer(step.Viewer), TimeSpan.Zero),
        Act.Pin => new PinProduct(Make.Host, step.Pick % 3 == 0 ? null : Make.Mug with { Price = step.Pick % 3 }),
        Act.Attach => new AttachDrop(Make.Host, new DropId($"d{step.Pick % 8}")),
        Act.Live => new GoLive(Make.Host),
        Act.End => new EndShow(Make.Host),
        Act.Tally => Report(step),
        Act.StaleTally => _reported.Count == 0 ? null : _reported[step.Pick % _reported.Count],
        _ => new RetireSession(Session(step)),
    };

    private PostChat Say(Step step)
    {
        var text = step.Pick % 4 == 0 ? Texts[step.Pick / 4 % Texts.Length] : $"line {step.Pick}";
        var chat = new PostChat(new($"op{++_operations}"), Make.Viewer(step.Viewer), $"Viewer {step.Viewer}", Role.Viewer, text);
        _said.Add(chat);
        return chat;
    }

    private ReportTally Report(Step step)
    {
        var report = new ReportTally(Session(step), new Dictionary<ReactionKind, long>
        {
            [ReactionKind.Heart] = _hearts[step.Viewer] += step.Pick % 7,
            [(ReactionKind)(step.Pick % 4)] = step.Pick,
        });
        _reported.Add(report);
        return report;
    }

    private static RelaySession Session(Step step) => new($"s{step.Viewer}");
}
