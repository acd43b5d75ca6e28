namespace LiveRooms.Protocol.Http;

/// <summary>PUT /api/creators/{id}/webhook: where the facts of the creator's drops are sent from now on.</summary>
/// <param name="Url">An https address on the public internet; in Development also http and any address.</param>
public sealed record SetWebhook(string Url);

/// <summary>
/// A creator's endpoint. A fact is a POST of <c>{key, type, dropId, showId, at, sequence, data}</c> with the header
/// <c>Idempotency-Key</c>, the same for every attempt, and <c>LiveRooms-Signature: t={Unix seconds},v1={hex}</c>, where hex is
/// HMAC-SHA256 over <c>{t}.{body}</c> with the secret's text as key.
/// </summary>
/// <param name="Url">Null for none.</param>
/// <param name="Secret">Said once, in the answer that made it.</param>
/// <param name="Since">Facts from then on are sent, Unix milliseconds.</param>
public sealed record WebhookCard(string? Url, string? Secret, long? Since);

/// <summary>GET /api/drops/{id}/deliveries: how the deliveries of a drop's facts stand.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="Url">The endpoint; null for none.</param>
/// <param name="Delivered">Facts taken by the endpoint.</param>
/// <param name="Pending">Facts that wait, as far as they are read: about 1,000 at most.</param>
/// <param name="NextAttemptAt">When the next is tried again, if its last attempt failed, Unix milliseconds.</param>
/// <param name="LastError">Why it failed, or why nothing is sent.</param>
/// <param name="DeadLetters">Facts tried as often as they may be; at most 1,000, then nothing is sent until some are gone.</param>
public sealed record DeliveriesCard(
    string DropId, string? Url, long Delivered, int Pending, long? NextAttemptAt, string? LastError,
    IReadOnlyList<DeadLetterCard> DeadLetters);

/// <summary>A fact that was tried as often as it may be.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Type">Such as <c>order.confirmed</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why the last attempt failed.</param>
/// <param name="At">When the fact happened, Unix milliseconds.</param>
public sealed record DeadLetterCard(string Key, string Type, int Attempts, string LastError, long At);
