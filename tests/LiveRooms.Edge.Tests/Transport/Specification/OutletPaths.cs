using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Transport.Memory;
using LiveRooms.Edge.Tests.Transport.Sockets;
using LiveRooms.Edge.Transport.Memory;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>The way out of viewers in memory.</summary>
public sealed class MemoryOutletSpecification : OutletSpecification
{
    private protected override Task<SlowReader> Open() => Task.FromResult<SlowReader>(new Reader());

    private sealed class Reader : SlowReader
    {
        private readonly TestViewer _viewer = new();
        private readonly MemoryConnection _connection;
        private bool _holds;

        internal Reader()
        {
            _viewer.Reads = _ =>
            {
                Assert.False(_holds, "A frame came while another was held.");
                _holds = !_reads;
                return _reads;
            };
            _connection = new MemoryConnection(new ClaimsPrincipal(), _viewer, static () => { });
            _viewer.Attach(_connection);
        }

        private volatile bool _reads;

        internal override IViewerOutlet Outlet() => _connection;

        internal override Task Read()
        {
            (_reads, _holds) = (true, false);
            _viewer.Free();
            return Task.CompletedTask;
        }

        internal override void Abort()
        {
            (_reads, _holds) = (true, false);
            _viewer.Abort();
        }

        public override ValueTask DisposeAsync() => _connection.DisposeAsync();
    }
}

/// <summary>The way out by a socket of the edge's own.</summary>
public sealed class SocketOutletSpecification : OutletSpecification
{
    /// <summary>More than the system holds for a viewer, on both sides.</summary>
    private protected override int Large => 4_000_000;

    private protected override int Rounds => 10;

    private protected override async Task<SlowReader> Open() => new Reader(await SocketPair.Open(window: 32_768));

    private sealed class Reader(SocketPair pair) : SlowReader
    {
        internal override IViewerOutlet Outlet() => pair.Viewer;

        internal override Task Read() => pair.Receive();

        internal override void Abort() => pair.Viewer.Abort();

        public override ValueTask DisposeAsync() => pair.DisposeAsync();
    }
}

/// <summary>The way out by SignalR's own connections.</summary>
public sealed class PipeOutletSpecification : OutletSpecification
{
    private protected override Task<SlowReader> Open() => Task.FromResult<SlowReader>(new Reader());

    private sealed class Reader : SlowReader
    {
        private readonly FakeLink _link = new();

        internal Reader() => _link.Stall();

        internal override IViewerOutlet Outlet() => new PipeOutlet(_link);

        internal override Task Read()
        {
            _link.Free();
            return Task.CompletedTask;
        }

        internal override void Abort()
        {
            _link.Break(new IOException("gone"));
            _link.Abort();
        }

        public override ValueTask DisposeAsync()
        {
            _link.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
