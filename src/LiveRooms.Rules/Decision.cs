using System.Collections.Immutable;

namespace LiveRooms.Rules;

/// <summary>What a rule decided: events to record (possibly none: nothing to change), or a refusal.</summary>
public readonly struct Decision<TEvent>
{
    private Decision(ImmutableArray<TEvent> events, Refusal? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    /// <summary>The events to record, in order; empty when refused or when nothing changes.</summary>
    public ImmutableArray<TEvent> Events { get; }

    /// <summary>Why not; null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Accepts, recording <paramref name="events"/>.</summary>
    public static Decision<TEvent> Accept(params ImmutableArray<TEvent> events) => new(events, null);

    /// <summary>Refuses.</summary>
    public static Decision<TEvent> Refuse(RefusalReason reason, string message, TimeSpan? retryAfter = null) =>
        new([], new Refusal(reason, message, retryAfter));
}
