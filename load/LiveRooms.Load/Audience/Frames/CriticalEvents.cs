using LiveRooms.Load.Audience.Time;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>The critical events that came at one time, in a frame or in the answer to a join.</summary>
internal sealed class CriticalEvents
{
    private List<OwnEvent>? _own;
    private List<SharedEvent>? _shared;

    /// <summary>None.</summary>
    public static CriticalEvents None { get; } = new();

    /// <summary>The first one's number; 0 when there is none.</summary>
    public long First { get; private set; }

    /// <summary>The last one's number.</summary>
    public long Last { get; private set; }

    /// <summary>What is wrong with them by themselves; null when nothing.</summary>
    public string? Flaw { get; private set; }

    /// <summary>When the engine says a drop among them opened, Unix milliseconds; 0 when none did.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Those for all viewers.</summary>
    public IReadOnlyList<SharedEvent> Shared => _shared ?? (IReadOnlyList<SharedEvent>)[];

    /// <summary>Those for this viewer.</summary>
    public IReadOnlyList<OwnEvent> Own => _own ?? (IReadOnlyList<OwnEvent>)[];

    /// <summary>A sum by which two sets of shared ones are told apart.</summary>
    public ulong Sum { get; private set; }

    /// <summary>Takes in the next one.</summary>
    public void Add(RoomEvent happened)
    {
        if (First == 0)
            First = happened.Sequence;
        else if (happened.Sequence <= Last)
            Flaw ??= $"event {happened.Sequence} ({happened.Kind}) comes after {Last}";
        Last = Math.Max(Last, happened.Sequence);
        if (IsDirected(happened.Kind))
        {
            (_own ??= []).Add(new OwnEvent(happened.Sequence, happened.Kind, happened.Reservation));
            return;
        }
        (_shared ??= []).Add(new SharedEvent(happened.Sequence, happened.Kind, happened.DropId));
        Sum = unchecked(Sum + Chance.Mixed((ulong)happened.Sequence));
        if (happened.Kind == RoomEventKinds.DropOpened)
            OpenedAt = happened.At;
    }

    /// <summary>Whether events of a kind are for one viewer alone.</summary>
    private static bool IsDirected(string kind) => kind is RoomEventKinds.Promoted or RoomEventKinds.Expired
        or RoomEventKinds.WaitlistClosed or RoomEventKinds.Cancelled or RoomEventKinds.Refunded or RoomEventKinds.Confirmed
        or RoomEventKinds.PaymentFailed or RoomEventKinds.RefundDue or RoomEventKinds.Muted or RoomEventKinds.Unmuted;
}
