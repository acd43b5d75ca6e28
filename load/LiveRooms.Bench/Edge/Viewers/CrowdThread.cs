using System.Globalization;
using System.Net;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Many viewers on one thread: lets them in, reads what comes, pings. What others ask of it is done at its next turn.</summary>
internal sealed class CrowdThread
{
    private const int WaitMilliseconds = 5;
    private const int PortsOfOneAddress = 10_000;
    // SignalR's own clients ping as often; the server gives them up after 30 s.
    private const double PingMicros = 15_000_000;

    private readonly Epoll _epoll = new();
    private readonly List<ViewerSocket> _viewers = [];
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly Lock _gate = new();
    private readonly Queue<Action> _asked = new();
    private readonly int _number;
    private Batch? _batch;
    private long _pinged = BenchRoom.Micros();
    private double _pingPlace;
    private TalkPlan[] _talk = [];
    private int _speaker;

    /// <param name="number">Its number among the threads of the process.</param>
    public CrowdThread(int number)
    {
        _number = number;
        new Thread(Run) { IsBackground = true }.Start();
    }

    /// <summary>What its viewers received.</summary>
    public Counts Counts { get; } = new();

    /// <summary>How many connections ended against the viewers' will.</summary>
    public int Lost { get; private set; }

    /// <summary>What the first of them heard.</summary>
    public string? Why { get; private set; }

    /// <summary>Viewers in the room.</summary>
    public int Joined { get; private set; }

    /// <summary>Lets viewers in; ends when all have joined or are lost.</summary>
    public Task Open(Batch batch)
    {
        Do(() => _batch = batch);
        return batch.Count == 0 ? Task.CompletedTask : batch.Over;
    }

    /// <summary>Lets this share of the viewers, 0 to 0.1, stop reading; all others read.</summary>
    public Task Stall(double share) => Do(() =>
    {
        var mayStall = 0;
        for (var i = 0; i < _viewers.Count; i++)
        {
            if (_viewers[i] is { MayStall: true, IsOver: false } viewer)
                SetStalled(i, viewer, mayStall++ % 10 < share * 100);
        }
    });

    /// <summary>From now on its viewers, one after the other, say so many lines, react and reserve so often a second, at times of chance.</summary>
    public Task Talk(double lines, double hearts, double reservations) => Do(() =>
    {
        var now = BenchRoom.Micros();
        _talk =
        [
            new TalkPlan(HubMethods.Chat, lines, now, _number + 1),
            new TalkPlan(HubMethods.React, hearts, now, _number + 101),
            new TalkPlan(HubMethods.Reserve, reservations, now, _number + 201),
        ];
    });

    /// <summary>Closes all.</summary>
    public Task Close() => Do(() =>
    {
        foreach (var viewer in _viewers)
            viewer.Dispose();
        _viewers.Clear();
        Joined = 0;
    });

    private Task Do(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _asked.Enqueue(() =>
            {
                work();
                done.SetResult();
            });
        }

        return done.Task;
    }

    private void Run()
    {
        while (true)
        {
            Action? next;
            lock (_gate)
                _asked.TryDequeue(out next);
            next?.Invoke();
            while (_batch?.Next() is { } gate)
                Enter(gate, _batch);
            var ready = _epoll.Wait(WaitMilliseconds);
            for (var i = 0; i < ready; i++)
                Read(_epoll.Number(i));
            PingDue();
            TalkDue();
        }
    }

    private void Enter(Gate gate, Batch batch)
    {
        var number = _viewers.Count;
        var from = new IPAddress([127, (byte)(1 + batch.Block), (byte)(1 + _number), (byte)(1 + (number / PortsOfOneAddress))]);
        var name = string.Create(CultureInfo.InvariantCulture, $"viewer-{batch.Block}-{_number}-{number}");
        var viewer = new ViewerSocket(gate, from, name, mayStall: number % 10 == 0, Counts) { Entering = batch };
        _viewers.Add(viewer);
        _epoll.Watch(viewer.Handle, number);
    }

    private void Read(int number)
    {
        var viewer = _viewers[number];
        var length = Epoll.Receive(viewer.Handle, _buffer);
        if (length == -1)
            return;
        Counts.OnBytes(Math.Max(0, length));
        if (length <= 0 || !viewer.Receive(_buffer.AsSpan(0, length), BenchRoom.Micros()))
            Lose(viewer);
        else if (viewer is { Entering: { } batch, HasJoined: true })
        {
            Joined++;
            viewer.Entering = null;
            batch.OnEnd();
        }
    }

    private void Lose(ViewerSocket viewer)
    {
        Why ??= viewer.Why ?? "the connection ended";
        Lost++;
        if (viewer.Entering is { } batch)
            batch.OnEnd();
        else
            Joined--;
        viewer.Entering = null;
        viewer.Dispose();
    }

    private void SetStalled(int number, ViewerSocket viewer, bool stalled)
    {
        if (viewer.IsStalled == stalled)
            return;
        viewer.IsStalled = stalled;
        if (stalled)
            _epoll.Ignore(viewer.Handle);
        else
            _epoll.Watch(viewer.Handle, number);
    }

    private void TalkDue()
    {
        foreach (var talk in _talk)
        {
            for (var due = talk.Due(BenchRoom.Micros()); due > 0 && _viewers.Count > 0; due--)
            {
                _speaker = (_speaker + 1) % _viewers.Count;
                _viewers[_speaker].Ask(talk.Method, TalkPlan.Text);
            }
        }
    }

    private void PingDue()
    {
        var now = BenchRoom.Micros();
        var due = _pingPlace + ((now - _pinged) / PingMicros * _viewers.Count);
        _pinged = now;
        for (var i = (int)_pingPlace; i < (int)due; i++)
            _viewers[i % _viewers.Count].Ping();
        _pingPlace = _viewers.Count == 0 ? 0 : due % _viewers.Count;
    }
}
