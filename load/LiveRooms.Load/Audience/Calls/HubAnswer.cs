using LiveRooms.Load.Audience.Frames;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience.Calls;

/// <summary>What a message that is no frame says.</summary>
internal sealed class HubAnswer
{
    /// <summary>Whether the edge says goodbye; then <see cref="Error"/> is why.</summary>
    public bool IsClose { get; set; }

    /// <summary>The asked call's id: its letter; 0 when it answers nothing.</summary>
    public char Letter { get; set; }

    /// <summary>The number after the letter.</summary>
    public int Number { get; set; }

    /// <summary>The number after the point.</summary>
    public int Count { get; set; }

    /// <summary>What the hub says when it failed, or closes.</summary>
    public string? Error { get; set; }

    /// <summary>Why not.</summary>
    public Problem? Problem { get; set; }

    /// <summary>Of a join: where the room stands.</summary>
    public Position? Position { get; set; }

    /// <summary>Of a join that came back: the newest line in the room; 0 without lines.</summary>
    public long LastLine { get; set; }

    /// <summary>Of a join: events since the position that was named.</summary>
    public CriticalEvents Missed { get; set; } = CriticalEvents.None;

    /// <summary>Of a join: whether these are all.</summary>
    public bool Resumed { get; set; }

    /// <summary>Of a reservation's call.</summary>
    public ReservationCard? Reservation { get; set; }

    /// <summary>Of the question for the own.</summary>
    public IReadOnlyList<ReservationCard> Reservations { get; set; } = [];
}
