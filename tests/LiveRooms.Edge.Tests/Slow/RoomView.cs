using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Slow;

/// <summary>What a viewer knows of its room, and that it was never told a thing twice, out of order or with a gap.</summary>
internal sealed class RoomView
{
    private readonly List<RoomFrame> _early = [];
    private readonly List<long> _events = [];
    private readonly Dictionary<string, long> _drops = [];
    private bool _joined;

    /// <summary>Where it stands.</summary>
    internal Position Position { get; private set; } = new(0, 0);

    /// <summary>Events told, in order, those of before it came again included.</summary>
    internal IReadOnlyList<long> Events => _events;

    /// <summary>Lines told since the join.</summary>
    internal long Lines { get; private set; }

    /// <summary>Lines that it was told were left out for it.</summary>
    internal long Skipped { get; private set; }

    /// <summary>Frames taken.</summary>
    internal int Frames { get; private set; }

    /// <summary>How often it had to start over.</summary>
    internal int Resets { get; private set; }

    /// <summary>The newest version it knows of a drop.</summary>
    internal long VersionOf(string drop) => _drops.GetValueOrDefault(drop);

    /// <summary>Enters, or comes again with what it knows from before.</summary>
    internal void Join(JoinReply reply)
    {
        Assert.Null(reply.Problem);
        Assert.True(reply.Resumed || _events.Count == 0, "It could not resume.");
        foreach (var e in reply.Missed!)
            Tell(e.Sequence);
        Position = reply.Snapshot!.Position;
        foreach (var drop in reply.Snapshot.Drops)
            _drops[drop.DropId] = drop.Version;
        _joined = true;
        foreach (var frame in _early)
            Take(frame);
        _early.Clear();
    }

    /// <summary>It is away: what comes before it has joined again waits.</summary>
    internal void Leave() => _joined = false;

    internal void Take(RoomFrame frame)
    {
        if (!_joined)
        {
            _early.Add(frame);
            return;
        }
        Frames++;
        Assert.Equal(Position.Epoch, frame.Epoch);
        if (frame.Reset is not null)
            Resets++;
        else
            Assert.Equal(Position.Sequence, frame.From);
        foreach (var e in frame.Events ?? [])
            Tell(e.Sequence);
        Lines += frame.Chat?.Count ?? 0;
        Skipped += frame.SkippedChat;
        foreach (var drop in frame.Drops ?? [])
        {
            Assert.True(drop.Version >= VersionOf(drop.DropId), "A drop went back.");
            _drops[drop.DropId] = drop.Version;
        }
        Position = new Position(frame.Epoch, frame.Through);
    }

    private void Tell(long sequence)
    {
        Assert.True(_events.Count == 0 || sequence > _events[^1], $"Event {sequence} came after {_events.LastOrDefault()}.");
        _events.Add(sequence);
    }
}
