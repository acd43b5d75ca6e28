using System.Globalization;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Many viewers on one thread of sockets: lets them in, and lets them talk. What they hear is counted by that thread alone.</summary>
internal sealed class CrowdPart : IAsyncDisposable
{
    // Between two looks at who is to talk.
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(5);

    // Of a part; the suite lets no more in than the process may have files.
    private const int MostViewers = 15_000;

    private readonly SocketViewers _transport;
    private readonly List<CrowdViewer> _viewers = [];
    private readonly Lock _gate = new();
    private readonly int _number;
    private readonly int _block;
    private IReadOnlyList<Gate> _gates = [];
    private Batch? _batch;
    private TalkPlan[] _talk = [];
    private int _speaker;
    private int _leaving;
    private TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="number">Its number among the parts of the process.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="block">The process's number.</param>
    public CrowdPart(int number, int parts, int block)
    {
        (_number, _block) = (number, block);
        _transport = new SocketViewers(
            () => [.. _gates.Select(gate => gate.Address)], new BenchTokens(), new RunClock(TimeProvider.System),
            new SocketSettings(MostViewers, (block * parts) + number, Threads: 1));
        _ = Task.Run(TalkForEver);
    }

    /// <summary>What its viewers received.</summary>
    public Counts Counts { get; } = new();

    /// <summary>Bytes that came.</summary>
    public long Bytes => _transport.BytesReceived;

    /// <summary>How many connections ended against the viewers' will.</summary>
    public int Lost { get; private set; }

    /// <summary>What the first of them heard.</summary>
    public string? Why { get; private set; }

    /// <summary>Viewers in the room.</summary>
    public int Joined { get; private set; }

    /// <summary>Lets viewers in; ends when all have joined or are lost.</summary>
    public Task Open(Batch batch)
    {
        lock (_gate)
        {
            (_batch, _gates) = (batch, batch.Gates);
            EnterMore();
        }

        return batch.Count == 0 ? Task.CompletedTask : batch.Over;
    }

    /// <summary>Lets this share of the viewers, 0 to 0.1, stop reading; all others read.</summary>
    public void Stall(double share)
    {
        lock (_gate)
        {
            var mayStall = 0;
            foreach (var viewer in _viewers.Where(viewer => viewer is { MayStall: true, IsOver: false }))
                viewer.Stall(mayStall++ % 10 < share * 100);
        }
    }

    /// <summary>From now on its viewers, one after the other, say so many lines, react and reserve so often a second, at times of chance.</summary>
    public void Talk(double lines, double hearts, double reservations)
    {
        lock (_gate)
        {
            var now = BenchRoom.Micros();
            _talk =
            [
                new TalkPlan(HubMethods.Chat, lines, now, _number + 1),
                new TalkPlan(HubMethods.React, hearts, now, _number + 101),
                new TalkPlan(HubMethods.Reserve, reservations, now, _number + 201),
            ];
        }
    }

    /// <summary>Closes all; ends when they are.</summary>
    public Task Close()
    {
        lock (_gate)
        {
            _left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _viewers.RemoveAll(viewer => viewer.IsOver);
            _leaving = _viewers.Count;
            if (_leaving == 0)
                _left.SetResult();
            foreach (var viewer in _viewers)
                viewer.Leave();
            _viewers.Clear();
            Joined = 0;
            return _left.Task;
        }
    }

    /// <summary>A viewer is in the room.</summary>
    public void OnJoined()
    {
        lock (_gate)
        {
            Joined++;
            Entered();
        }
    }

    /// <summary>A viewer is not let into the room; its end follows.</summary>
    public void OnRefused(string why) => Why ??= why;

    /// <summary>A viewer's connection is over.</summary>
    /// <param name="viewer">Against whose will.</param>
    /// <param name="why">What it heard.</param>
    public void OnLost(CrowdViewer viewer, string? why)
    {
        lock (_gate)
        {
            viewer.IsOver = true;
            Why ??= why ?? "the connection ended";
            Lost++;
            if (viewer.HasJoined)
                Joined--;
            else
                Entered();
        }
    }

    /// <summary>A viewer that was to leave has left.</summary>
    public void OnLeft(CrowdViewer viewer)
    {
        lock (_gate)
        {
            viewer.IsOver = true;
            if (--_leaving == 0)
                _left.TrySetResult();
        }
    }

    /// <summary>A viewer spoke, or reserved, for the first time.</summary>
    public void OnFirstAct() => Counts.OnFirstAct();

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private void Entered()
    {
        _batch!.OnEnd();
        EnterMore();
    }

    private void EnterMore()
    {
        while (_batch!.Next() is { } place)
        {
            var number = _viewers.Count;
            var name = string.Create(CultureInfo.InvariantCulture, $"viewer-{_block}-{_number}-{number}");
            var viewer = new CrowdViewer(this, _gates[place], mayStall: number % 10 == 0);
            _viewers.Add(viewer);
            viewer.Enter(_transport, new ViewerIdentity(name, "Ada", place, viewer.MayStall));
        }
    }

    private async Task TalkForEver()
    {
        using var timer = new PeriodicTimer(_beat, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            lock (_gate)
                TalkDue();
        }
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
}
