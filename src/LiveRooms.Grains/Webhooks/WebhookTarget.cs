namespace LiveRooms.Grains.Webhooks;

/// <summary>A creator's endpoint for facts.</summary>
/// <param name="Url">Where they are sent.</param>
/// <param name="Secret">What they are signed with: its text, as UTF-8, is the key.</param>
/// <param name="Since">Facts from then on are sent.</param>
[GenerateSerializer, Immutable, Alias("lr.webhook.target")]
public sealed record WebhookTarget(Uri Url, string Secret, DateTimeOffset Since)
{
    /// <summary>The target without what belongs in no log.</summary>
    public override string ToString() => $"{Url} since {Since}";
}
