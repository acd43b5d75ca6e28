using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops;

/// <summary>What the drop's rules decided: events to record (possibly none: nothing to change), or a refusal.</summary>
public readonly struct DropDecision
{
    private DropDecision(ImmutableArray<DropEvent> events, Refusal? refusal, long? number)
    {
        Events = events;
        Refusal = refusal;
        Number = number;
    }

    /// <summary>The events to record, in order; empty when refused or when nothing changes.</summary>
    public ImmutableArray<DropEvent> Events { get; }

    /// <summary>Why not; null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>For an accepted Reserve, Confirm, Release or SettlePayment: the reservation it concerns, also when it was a repetition.</summary>
    public long? Number { get; }

    internal static DropDecision Accept() => new([], null, null);

    internal static DropDecision Accept(DropEvent only, long? number = null) => new([only], null, number);

    internal static DropDecision Accept(ImmutableArray<DropEvent>.Builder events, long? number = null) =>
        new(events.DrainToImmutable(), null, number);

    internal static DropDecision Repeat(long? number) => new([], null, number);

    internal static DropDecision Refuse(RefusalReason reason, string message, TimeSpan? retryAfter = null) =>
        new([], new Refusal(reason, message, retryAfter), null);

    internal static DropDecision Refuse(Refusal refusal) => new([], refusal, null);
}
