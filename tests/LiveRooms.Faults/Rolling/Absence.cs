using System.Collections.Concurrent;
using LiveRooms.Client;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// Sees how a viewer is away: how long between the last it was told before and the first after, whether it was told why, and how many
/// restocks fell into that time.
/// </summary>
internal sealed class Absence
{
    private readonly ConcurrentQueue<TimeSpan> _gaps = [];
    private int _begun;
    private int _told;
    private int _missed;

    internal Absence(LiveRoom room) => Done = Run(room);

    /// <summary>Ends with the room.</summary>
    internal Task Done { get; }

    /// <summary>Each time that the viewer was away, and is back.</summary>
    internal IReadOnlyCollection<TimeSpan> Gaps => _gaps;

    /// <summary>How often it went away, and how often of these an edge had told it to come again.</summary>
    internal (int Begun, int Told) Times => (Volatile.Read(ref _begun), Volatile.Read(ref _told));

    /// <summary>Restocks while it was away that it was told of with the answer to its return: no frame brings them.</summary>
    internal int Missed => Volatile.Read(ref _missed);

    private async Task Run(LiveRoom room)
    {
        var last = TimeProvider.System.GetTimestamp();
        var away = false;
        var returnedAt = new Position(0, 0);
        await foreach (var update in room.Updates())
        {
            if (update is RoomUpdate.Connection { Phase: ConnectionPhase.Reconnecting } connection)
            {
                if (connection.Problem is { Code: (int)ProblemCode.ComeAgain })
                    Interlocked.Increment(ref _told);
                else if (connection.Problem is null)
                    Interlocked.Increment(ref _begun);
                away = true;
                continue;
            }

            if (update is RoomUpdate.Connection)
                continue;
            if (away && update is RoomUpdate.Whole whole)
                returnedAt = whole.State.Position;
            // What was missed is from before where the room stood at the return.
            if (update is RoomUpdate.Event { Value: { Kind: RoomEventKinds.DropRestocked } restocked } && restocked.Sequence <= returnedAt.Sequence)
                Interlocked.Increment(ref _missed);
            if (away)
                _gaps.Enqueue(TimeProvider.System.GetElapsedTime(last));
            (away, last) = (false, TimeProvider.System.GetTimestamp());
        }
    }
}
