using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops;

/// <summary>What the drop's rules decided: events to record (possibly none: nothing to change), or a refusal.</summary>
public readonly struct DropDecision
{
    // One event stands alone: nearly every decision makes just one.
    private readonly DropEvent? _only;
    private readonly ImmutableArray<DropEvent> _events;

    private DropDecision(DropEvent? only, ImmutableArray<DropEvent> events, Refusal? refusal, long? number)
    {
        _only = only;
        _events = events;
        Refusal = refusal;
        Number = number;
    }

    /// <summary>The events to record, in order; empty when refused or when nothing changes.</summary>
    public ImmutableArray<DropEvent> Events => _only is null ? _events : [_only];

    /// <summary>How many events there are to record.</summary>
    public int Count => _only is null ? _events.Length : 1;

    /// <summary>The event of that index, without an array being made.</summary>
    public DropEvent this[int index] => _only is not null && index == 0 ? _only : _events[index];

    /// <summary>Why not; null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>For an accepted Reserve, Confirm, Release or SettlePayment: the reservation it concerns, also when it was a repetition.</summary>
    public long? Number { get; }

    internal static DropDecision Accept() => new(null, [], null, null);

    internal static DropDecision Accept(DropEvent only, long? number = null) => new(only, [], null, number);

    internal static DropDecision Accept(ImmutableArray<DropEvent>.Builder events, long? number = null) =>
        new(null, events.DrainToImmutable(), null, number);

    internal static DropDecision Repeat(long? number) => new(null, [], null, number);

    internal static DropDecision Refuse(RefusalReason reason, string message, TimeSpan? retryAfter = null) =>
        new(null, [], new Refusal(reason, message, retryAfter), null);

    internal static DropDecision Refuse(Refusal refusal) => new(null, [], refusal, null);
}
