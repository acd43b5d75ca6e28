using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>About how many bytes an event takes in a frame. An estimate in JSON, the longer of the two encodings.</summary>
internal static class EventSize
{
    private const int Bare = 80;
    private const int WithReservation = 240;

    /// <summary>Bytes, names' lengths included.</summary>
    public static int Of(FeedEvent e)
    {
        var drop = e.Drop?.Value.Length ?? 0;
        return e.Reservation is null ? Bare + drop : Bare + WithReservation + (2 * drop);
    }
}
