using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shedding;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>An edge's relays over fake shows.</summary>
internal sealed class RelayBench : IAsyncDisposable
{
    private readonly Lifetime _lifetime = new();

    internal RelayBench(TimeProvider? time = null, EdgeOptions? options = null, FakeGrains? grains = null)
    {
        Grains = grains ?? new FakeGrains();
        Relays = new Relays(Grains, Make.Context(time, options, Load), _lifetime);
    }

    internal FakeGrains Grains { get; }

    /// <summary>How loaded the process is; calm unless a test says otherwise.</summary>
    internal ProcessLoad Load { get; } = new();

    internal Relays Relays { get; }

    internal FakeShow Show => Grains.Show();

    internal async Task<Relay> Enter(string show = "show-1")
    {
        var (relay, refusal) = await Relays.Enter(new ShowId(show), CancellationToken.None).Soon();
        Assert.Null(refusal);
        return relay!;
    }

    internal async Task<RefusalReason?> Refused(string show = "show-1")
    {
        var (relay, refusal) = await Relays.Enter(new ShowId(show), CancellationToken.None).Soon();
        Assert.Null(relay);
        return refusal!.Reason;
    }

    /// <summary>Enters and joins.</summary>
    internal async Task<Stay> Join(int viewer = 1, Position? lastSeen = null)
    {
        var relay = await Enter();
        var link = new FakeLink();
        var lane = new ViewerLane(new PipeOutlet(link), FrameEncoding.Json, Make.Viewer(viewer));
        var reply = relay.Join(lane, lastSeen, new ViewerCard($"viewer-{viewer}", "Ada", "viewer"));
        Assert.Null(reply.Problem);
        return new Stay(relay, link, lane, reply);
    }

    /// <summary>The edge stops; ends when every relay has handed over what it counted.</summary>
    internal Task Stop()
    {
        _lifetime.Stop();
        return Relays.StopAsync(CancellationToken.None).Soon();
    }

    /// <summary>Ends when no relay runs any more.</summary>
    internal Task AllClosed() => Patience.Until(() => Relays.Count == 0);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _lifetime.Dispose();
    }

    internal sealed record Stay(Relay Relay, FakeLink Link, ViewerLane Lane, JoinReply Reply)
    {
        internal void Leave() => Relay.Leave(Lane);

        /// <summary>Frames until one brings the viewer to this sequence.</summary>
        internal async Task<List<RoomFrame>> Through(long sequence)
        {
            var frames = new List<RoomFrame>();
            do
                frames.Add(await Link.Next());
            while (frames[^1].Through < sequence);
            return frames;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stop();

        internal void Stop()
        {
            if (!_stopping.IsCancellationRequested)
                _stopping.Cancel();
        }

        public void Dispose() => _stopping.Dispose();
    }
}
