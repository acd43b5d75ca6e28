using System.Text.Json;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience.Scripted;

/// <summary>A room that does what an engine does, and what a test wants it to do wrong.</summary>
internal sealed class ScriptedRoom(RunClock clock)
{
    public const string Show = "s-1";

    private readonly List<RoomEvent> _events = [];
    private readonly List<ChatLine> _lines = [];
    private readonly Dictionary<string, ReservationCard> _reserved = [];

    public ScriptedDoor Door { get; set; } = null!;

    public long Epoch { get; set; } = 1;

    public long Sequence { get; private set; } = 10;

    public int Stock { get; set; } = 5;

    public Dictionary<string, long> Tallies { get; } = [];

    public IReadOnlyList<ChatLine> Lines => _lines;

    /// <summary>Says no to the next calls of a method, one each.</summary>
    public Queue<(string Method, Problem Problem)> Refusals { get; } = new();

    /// <summary>Methods that get no answer.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Whether lines are acknowledged and never said.</summary>
    public bool SwallowsLines { get; set; }

    /// <summary>Whether who comes again is told nothing of what it missed.</summary>
    public bool NeverResumes { get; set; }

    /// <summary>What a join's answer leaves out of what was missed.</summary>
    public Func<RoomEvent, bool> Forgets { get; set; } = _ => false;

    private IEnumerable<ScriptedLink> Present => Door.Links.Where(link => link.Place is not null);

    /// <summary>Something critical happens, and all are told.</summary>
    public void Happen(string kind, Func<RoomFrame, ScriptedLink, RoomFrame?>? but = null)
    {
        _events.Add(new RoomEvent(++Sequence, kind, clock.Now / 1_000, "d-1"));
        Tell([_events[^1]], null, but);
    }

    /// <summary>A line is said, and all are told.</summary>
    public void Say(string text, Func<RoomFrame, ScriptedLink, RoomFrame?>? but = null)
    {
        Sequence++;
        _lines.Add(new ChatLine(_lines.Count + 1, "g-x", "X", "viewer", text, clock.Now / 1_000));
        Tell(null, [_lines[^1]], but);
    }

    /// <summary>All who hold nothing up get a frame, or what the test makes of it; null is nothing.</summary>
    public void Tell(IReadOnlyList<RoomEvent>? events, IReadOnlyList<ChatLine>? lines, Func<RoomFrame, ScriptedLink, RoomFrame?>? but = null)
    {
        foreach (var link in Present.ToList())
        {
            var frame = new RoomFrame(Show, Epoch, link.Place!.Value, Sequence, clock.Now / 1_000, events, lines);
            if ((but is null ? frame : but(frame, link)) is { } said)
                Bring(link, said);
        }
    }

    public void Bring(ScriptedLink link, RoomFrame frame)
    {
        link.Place = frame.Through;
        var json = JsonSerializer.Serialize(frame, ProtocolJsonContext.Default.RoomFrame);
        Door.Later(() => link.Frame($$"""{"type":1,"target":"Frame","arguments":[{{json}}]}""", clock.Now));
    }

    public void Take(ScriptedLink link, string message)
    {
        using var read = JsonDocument.Parse(message);
        var (method, id) = (read.RootElement.GetProperty("target").GetString()!, read.RootElement.GetProperty("invocationId").GetString()!);
        var arguments = read.RootElement.GetProperty("arguments");
        var body = arguments.GetArrayLength() > 0 ? arguments[0].GetRawText() : "";
        var isRefused = Refusals.TryPeek(out var refusal) && refusal.Method == method;
        var result = isRefused
            ? JsonSerializer.Serialize(new Reply(Refusals.Dequeue().Problem), ProtocolJsonContext.Default.Reply)
            : Answer(link, method, body);
        if (!Silent.Contains(method))
            link.Message($$"""{"type":3,"invocationId":"{{id}}","result":{{result}}}""", clock.Now);
    }

    private string Answer(ScriptedLink link, string method, string body)
    {
        switch (method)
        {
            case HubMethods.Join:
                return Join(link, JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.JoinRequest)!);
            case HubMethods.Chat when SwallowsLines:
                break;
            case HubMethods.Chat:
                Say(JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.ChatRequest)!.Text);
                break;
            case HubMethods.React:
                var react = JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.ReactRequest)!;
                Tallies[react.Kind] = Tallies.GetValueOrDefault(react.Kind) + react.Count;
                break;
            case HubMethods.Reserve:
                return Reserve(JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.ReserveRequest)!);
            case HubMethods.Confirm:
                return Confirm(JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.ReservationRequest)!);
            case HubMethods.Mine:
                return JsonSerializer.Serialize(new MineReply(null, [], null), ProtocolJsonContext.Default.MineReply);
            default:
                throw new InvalidOperationException(method);
        }

        return JsonSerializer.Serialize(new Reply(), ProtocolJsonContext.Default.Reply);
    }

    private string Join(ScriptedLink link, JoinRequest request)
    {
        link.Place = Sequence;
        var snapshot = Snapshot();
        var resumed = !NeverResumes && request.LastSeen?.Epoch == Epoch;
        RoomEvent[] missed = resumed ? [.. _events.Where(e => e.Sequence > request.LastSeen!.Sequence && !Forgets(e))] : [];
        return JsonSerializer.Serialize(
            new JoinReply(null, snapshot, missed, resumed, new ViewerCard(link.Viewer.Id, "N", "viewer")), ProtocolJsonContext.Default.JoinReply);
    }

    /// <summary>The room as it is.</summary>
    public RoomSnapshot Snapshot() => new(
        new Position(Epoch, Sequence), clock.Now / 1_000, new ShowCard(Show, "c", "C", "T", "en", "eu", "live", null, null, null, null, null, 1),
        [], [.. _lines.TakeLast(100)], new Counters(1, Tallies));

    private string Reserve(ReserveRequest request)
    {
        if (!_reserved.TryGetValue(request.OperationId, out var card) && _reserved.Count < Stock)
            _reserved[request.OperationId] = card = Card(_reserved.Count + 1, "held", _reserved.Count + 1);
        var problem = card is null ? new Problem((int)ProblemCode.SoldOut, "Sold out.", Retryable: true) : null;
        return JsonSerializer.Serialize(new ReservationReply(problem, card), ProtocolJsonContext.Default.ReservationReply);
    }

    private static string Confirm(ReservationRequest request) => JsonSerializer.Serialize(
        new ReservationReply(null, Card(request.ReservationId, "confirmed", 1_000 + request.ReservationId)), ProtocolJsonContext.Default.ReservationReply);

    private static ReservationCard Card(long number, string status, long version) => new("d-1", number, 1, status, null, null, null, version);
}
