using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Targets;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>An engine of a few lines that counts as it should, unless a fault is planted.</summary>
internal sealed class FakeMarket(Fault fault) : ITarget, IDirector, IViewerTransport
{
    private readonly ConcurrentDictionary<string, FakeShow> _shows = new();
    private int _left = 1;

    public string Name => "fake";

    public IReadOnlyList<Uri> Edges => [];

    public IDirector Director => this;

    public IProcesses? Processes => null;

    /// <summary>Takes the one fault that there is; false when it is another, or happened already.</summary>
    public bool Take(Fault which) => which == fault && Interlocked.Exchange(ref _left, 0) == 1;

    public FakeShow Show(string id) => _shows[id];

    public IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink)
    {
        var link = new FakeLink(this, viewer.Id, sink);
        sink.OnOpen();
        return link;
    }

    public Task<ShowCard> Present(string creator, CreateShow show, CancellationToken cancelled)
    {
        var language = Take(Fault.WrongLanguage) ? "xx" : show.Language;
        var card = new ShowCard(show.ShowId, creator, creator, show.Title, language, show.Market, "live", null, null, null, null, null, 1);
        Assert.True(_shows.TryAdd(show.ShowId, new FakeShow(card)));
        return Task.FromResult(card);
    }

    public Task End(string creator, string show, CancellationToken cancelled)
    {
        Assert.Equal(creator, _shows[show].Card.CreatorId);
        return Task.CompletedTask;
    }

    public Task<Truth> Read(IReadOnlyCollection<string> shows, IReadOnlyCollection<string> drops, CancellationToken cancelled) => Task.FromResult(
        new Truth(shows.ToDictionary(show => show, show => _shows[show].Details()), new Dictionary<string, DropTruth>()));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<DropCard> Announce(string creator, string show, CreateDrop drop, CancellationToken cancelled) => throw new NotSupportedException();

    public Task Open(string creator, string drop, CancellationToken cancelled) => throw new NotSupportedException();

    public Task<DropCard> Look(string drop, CancellationToken cancelled) => throw new NotSupportedException();

    public Task Warm(string show, CancellationToken cancelled) => throw new NotSupportedException();

    private sealed class FakeLink(FakeMarket market, string viewer, IViewerSink sink) : IViewerLink
    {
        private FakeShow? _room;
        private bool _over;

        public bool Send(ReadOnlyMemory<byte> messages)
        {
            if (_over)
                return false;
            var call = JsonDocument.Parse(messages[..^1]).RootElement;
            Answer(call.GetProperty("invocationId").GetString()!, call.GetProperty("target").GetString()!, call.GetProperty("arguments")[0]);
            return true;
        }

        public void Free()
        {
        }

        public void Close() => Abort();

        public void Abort()
        {
            if (_over)
                return;
            _over = true;
            sink.OnClosed(null);
        }

        private void Answer(string id, string method, JsonElement argument)
        {
            if (market.Take(Fault.Refused))
            {
                Say($$$"""{"type":3,"invocationId":"{{{id}}}","result":{"problem":{"code":1001,"message":"Busy.","retryable":true,"retryAfterMs":5} } }""");
                return;
            }

            if (method == "Join" && viewer.StartsWith("look", StringComparison.Ordinal) && market.Take(Fault.SilentLook))
                return;
            switch (method)
            {
                case "Join":
                    _room = market.Show(argument.GetProperty("showId").GetString()!);
                    var you = market.Take(Fault.WrongName) ? "" : $$$""","you":{"viewerId":"{{{viewer}}}"}""";
                    Say($$$"""{"type":3,"invocationId":"{{{id}}}","result":{"problem":null,"snapshot":{"show":{"showId":"{{{_room.Card.ShowId}}}"},"chat":{{{_room.Chat()}}} }{{{you}}} } }""");
                    return;
                case "React" when !market.Take(Fault.LostReaction):
                    _room!.Count(argument.GetProperty("kind").GetString()!, market.Take(Fault.CountedTwice) ? 2 : 1);
                    break;
                case "Chat" when !market.Take(Fault.LostLine):
                    _room!.Say(viewer, argument.GetProperty("operationId").GetString()!);
                    break;
            }

            if (method == "React" && market.Take(Fault.LostConnection))
                Abort();
            else if (method == "React" && market.Take(Fault.FailedCall))
                Say($$"""{"type":3,"invocationId":"{{id}}","error":"An unexpected error occurred."}""");
            else
                Say($$$"""{"type":3,"invocationId":"{{{id}}}","result":{"problem":null} }""");
        }

        private void Say(string message) => sink.OnMessage(Encoding.UTF8.GetBytes(message), 0);
    }
}
