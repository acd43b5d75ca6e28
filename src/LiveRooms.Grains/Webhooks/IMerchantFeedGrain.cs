using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Webhooks;

/// <summary>
/// Tells one drop's facts to its creator's endpoint, read from the drop's journal: at least once, in order, one at a time. Key:
/// the drop's id.
/// </summary>
[Alias("lr.webhook.feed")]
public interface IMerchantFeedGrain : IGrainWithStringKey
{
    /// <summary>There is news in the journal; says nothing itself, so that a lost or repeated one changes nothing.</summary>
    [Alias("nudge")]
    Task Nudge();

    /// <summary>How deliveries stand; for the drop's creator and operators.</summary>
    [Alias("describe")]
    Task<Outcome<DeliveriesView>> Describe(Actor actor);

    /// <summary>Tries a dead letter once more. When that takes long the answer does not wait for it.</summary>
    [Alias("resend")]
    Task<Outcome<DeliveriesView>> Resend(Actor actor, string key);

    /// <summary>Gives a dead letter up.</summary>
    [Alias("discard")]
    Task<Outcome<DeliveriesView>> Discard(Actor actor, string key);
}

/// <summary>How a drop's deliveries stand.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Url">The endpoint; null when there is none, and then nothing is sent.</param>
/// <param name="Delivered">Facts taken by the endpoint.</param>
/// <param name="Pending">Facts that wait for their turn, as far as they are read: at most <see cref="MaxPending"/> and a page.</param>
/// <param name="NextAttemptAt">When the next is tried again, if the last attempt failed.</param>
/// <param name="LastError">Why it failed, or why nothing is sent.</param>
/// <param name="DeadLetters">The oldest first; at most <see cref="MaxDeadLetters"/>, then nothing more is sent until some are gone.</param>
[GenerateSerializer, Immutable, Alias("lr.webhook.deliveries")]
public sealed record DeliveriesView(
    DropId Drop, Uri? Url, long Delivered, int Pending, DateTimeOffset? NextAttemptAt, string? LastError,
    ImmutableArray<DeadLetter> DeadLetters)
{
    /// <summary>Facts read ahead.</summary>
    public const int MaxPending = 1_000;

    /// <summary>Dead letters kept.</summary>
    public const int MaxDeadLetters = 1_000;
}
