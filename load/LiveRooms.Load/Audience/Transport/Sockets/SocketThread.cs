using System.Net;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>Many viewers on one thread, which waits for all their sockets together and does what others ask of it at its next turn.</summary>
internal sealed class SocketThread : IAsyncDisposable
{
    private const int WaitMilliseconds = 50;
    // Between two looks at what has come, so that neither holds the other up.
    private const int ObeyAtOnce = 128;
    private const int Woken = -1;

    private readonly Bell _bell = new();
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly List<SocketLink?> _links = [];
    private readonly Stack<int> _places = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    // Each viewer is in it once at most.
    private readonly Queue<SocketLink> _asked = new();
    private readonly SourceAddresses _addresses;
    private readonly RunClock _clock;
    private readonly bool _ownFiles;
    private Epoll? _epoll;
    private bool _waits;
    private bool _stopped;
    private long _visitedAt;
    private double _visitPlace;

    /// <param name="number">Its number among the threads of the process.</param>
    /// <param name="addresses">Where its viewers come from.</param>
    /// <param name="clock">Says when things come.</param>
    /// <param name="ownFiles">Whether it is to have a table of files of its own.</param>
    public SocketThread(int number, SourceAddresses addresses, RunClock clock, bool ownFiles)
    {
        (_addresses, _clock, _ownFiles, _visitedAt) = (addresses, clock, ownFiles, clock.Now);
        new Thread(Run) { IsBackground = true, Name = $"viewers {number}" }.Start();
    }

    /// <summary>Bytes that came; counted by the thread alone.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>The thread's own.</summary>
    public Epoll Epoll => _epoll!;

    /// <summary>Counts bytes that came.</summary>
    public void OnBytes(int count) => BytesReceived += count;

    /// <summary>Lets the link be heard at the next turn; false when there will be none.</summary>
    public bool Post(SocketLink link)
    {
        lock (_gate)
        {
            if (_stopped)
                return false;
            _asked.Enqueue(link);
            if (_waits)
                _bell.Ring();
            _waits = false;
            return true;
        }
    }

    /// <summary>Gives the link a place, and the address that it comes from by that.</summary>
    public IPEndPoint AddressOf(SocketLink link)
    {
        if (!_places.TryPop(out var place))
        {
            place = _links.Count;
            _links.Add(null);
        }

        _links[place] = link;
        link.Slot = place;
        return _addresses.Of(place);
    }

    /// <summary>Ends all its viewers' connections, then itself.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            _bell.Ring();
        }

        await _ended.Task;
        _bell.Dispose();
    }

    private void Run()
    {
        if (_ownFiles)
            OwnFiles.Begin(_bell.Handle);
        using (_epoll = new Epoll())
        {
            _epoll.Watch(_bell.Handle, Woken, Epoll.Readable);
            while (!Volatile.Read(ref _stopped))
                Turn(_epoll);
            foreach (var link in _links)
                link?.End(null);
            // Nothing is added any more.
            foreach (var link in _asked)
                link.End(null);
        }

        _ended.SetResult();
    }

    private void Turn(Epoll epoll)
    {
        var more = ObeyAll();
        var ready = epoll.Wait(more ? 0 : WaitMilliseconds);
        for (var i = 0; i < ready; i++)
        {
            var (number, events) = (epoll.Number(i), epoll.Events(i));
            if (number == Woken)
                _bell.Hush();
            else if (_links[number] is { } link)
                Guard(link, static (it, link, events) => link.Handle(events, it._buffer, it._clock.Now), events);
        }

        VisitDue();
    }

    /// <summary>Does what was asked for; whether there is more of it.</summary>
    private bool ObeyAll()
    {
        for (var i = 0; i < ObeyAtOnce; i++)
        {
            SocketLink? link;
            lock (_gate)
            {
                _waits = !_asked.TryDequeue(out link);
                if (link is null)
                    return false;
            }

            Guard(link, static (it, link, _) => link.Obey(it._clock.Now), 0);
        }

        return true;
    }

    private void VisitDue()
    {
        var now = _clock.Now;
        var due = _visitPlace + ((double)(now - _visitedAt) / SocketLink.VisitMicros * _links.Count);
        _visitedAt = now;
        for (var i = (int)_visitPlace; i < (int)due; i++)
        {
            if (_links[i % _links.Count] is { } link)
                Guard(link, static (it, link, _) => link.Visit(it._clock.Now), 0);
        }

        _visitPlace = _links.Count == 0 ? 0 : due % _links.Count;
    }

    /// <summary>Ends the link when it does not go on, or its sink threw: that is nobody else's concern.</summary>
    private void Guard(SocketLink link, Func<SocketThread, SocketLink, uint, bool> turn, uint events)
    {
        string? why = null;
        try
        {
            if (turn(this, link, events))
                return;
        }
#pragma warning disable CA1031 // One viewer's code must not end the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            why = $"{e.GetType().Name}: {e.Message}";
        }

        var place = link.Slot;
        link.Slot = -1;
        if (place >= 0)
        {
            _links[place] = null;
            _places.Push(place);
        }

        link.End(why);
    }
}
