namespace LiveRooms.Grains.Webhooks;

/// <summary>Sends one request to a merchant.</summary>
public interface IWebhookSender
{
    /// <summary>Sends it once; takes no longer than the options say.</summary>
    /// <returns>Null when the endpoint took it, with a status of 2xx; else what went wrong, in a few words.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<string?> Send(WebhookRequest request, CancellationToken cancellation);
}

/// <summary>A request to a merchant's endpoint.</summary>
/// <param name="Target">Where to, and signed with what.</param>
/// <param name="Key">The idempotency key: the same for every attempt of the same fact.</param>
/// <param name="Body">UTF-8 JSON.</param>
public sealed record WebhookRequest(WebhookTarget Target, string Key, ReadOnlyMemory<byte> Body);
