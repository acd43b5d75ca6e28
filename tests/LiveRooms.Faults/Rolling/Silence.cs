using LiveRooms.Client;
using LiveRooms.Client.Rooms;

namespace LiveRooms.Faults.Rolling;

/// <summary>The longest time that a viewer was told nothing: of a room in which something happens all the time.</summary>
internal sealed class Silence
{
    private readonly LiveRoom _room;
    private long _worst;
    private int _starts = -1;
    private int _away;

    internal Silence(LiveRoom room)
    {
        _room = room;
        Done = Run();
    }

    /// <summary>Ends with the room.</summary>
    internal Task Done { get; }

    internal TimeSpan Worst => TimeSpan.FromTicks(Interlocked.Read(ref _worst));

    /// <summary>How often the room was begun anew, the first time not counted.</summary>
    internal int Starts => Volatile.Read(ref _starts);

    /// <summary>How often the connection was lost.</summary>
    internal int Away => Volatile.Read(ref _away);

    private async Task Run()
    {
        var last = TimeProvider.System.GetTimestamp();
        await foreach (var update in _room.Updates())
        {
            if (update is RoomUpdate.Connection connection)
            {
                if (connection is { Phase: ConnectionPhase.Reconnecting, Problem: null })
                    Interlocked.Increment(ref _away);
                continue;
            }

            if (update is RoomUpdate.Whole)
                Interlocked.Increment(ref _starts);
            var (before, now) = (last, TimeProvider.System.GetTimestamp());
            last = now;
            var gap = TimeProvider.System.GetElapsedTime(before, now).Ticks;
            if (gap > Interlocked.Read(ref _worst))
                Interlocked.Exchange(ref _worst, gap);
        }
    }
}
