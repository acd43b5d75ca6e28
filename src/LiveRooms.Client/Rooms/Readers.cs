using LiveRooms.Protocol;

namespace LiveRooms.Client.Rooms;

/// <summary>The readers of one room; called under the room's lock.</summary>
/// <param name="unreadLimit">Updates one reader may have unread.</param>
internal sealed class Readers(int unreadLimit)
{
    /// <summary>Readers of one room at once.</summary>
    internal const int Limit = 16;

    private readonly Lock _gate = new();
    private readonly List<UpdateQueue> _queues = [];

    /// <summary>Adds a reader, told the room as it stands.</summary>
    /// <exception cref="InvalidOperationException">The room has as many readers as it may.</exception>
    internal UpdateQueue Add(RoomState? state, ConnectionPhase phase, Problem? closedBecause)
    {
        var queue = new UpdateQueue(unreadLimit);
        if (state is not null)
        {
            queue.Post(new RoomUpdate.Whole(state, Resumed: false), () => state);
            queue.Post(new RoomUpdate.Connection(phase, closedBecause), () => state);
        }

        if (phase == ConnectionPhase.Closed)
        {
            queue.Complete();
            return queue;
        }

        lock (_gate)
        {
            if (_queues.Count >= Limit)
            {
                throw new InvalidOperationException($"A room has at most {Limit} readers.");
            }

            _queues.Add(queue);
            return queue;
        }
    }

    internal void Remove(UpdateQueue queue)
    {
        lock (_gate)
        {
            _queues.Remove(queue);
        }
    }

    internal void Post(RoomUpdate update, Func<RoomState> state)
    {
        lock (_gate)
        {
            foreach (var queue in _queues)
            {
                queue.Post(update, state);
            }
        }
    }

    internal void Complete()
    {
        lock (_gate)
        {
            foreach (var queue in _queues)
            {
                queue.Complete();
            }

            _queues.Clear();
        }
    }
}
