using System.Collections.Concurrent;
using LiveRooms.Load.Audience.Checks;

namespace LiveRooms.Load.Audience.Rooms;

/// <summary>The rooms this crowd has heard of, by show.</summary>
internal sealed class RoomWatches(ViolationBook violations)
{
    private readonly ConcurrentDictionary<string, RoomWatch> _rooms = new();

    /// <summary>All of them.</summary>
    public IEnumerable<RoomWatch> All => _rooms.Values;

    /// <summary>A show's.</summary>
    public RoomWatch Of(string show) => _rooms.GetOrAdd(show, static (show, violations) => new RoomWatch(show, violations), violations);
}
