namespace LiveRooms.Grains.Creators;

/// <summary>Where a creator's facts are sent, as the creator sees it.</summary>
/// <param name="Url">Null for nowhere.</param>
/// <param name="Secret">What they are signed with: said once, when it is made.</param>
/// <param name="Since">Facts from then on are sent.</param>
[GenerateSerializer, Immutable, Alias("lr.creator.webhook")]
public sealed record WebhookView(Uri? Url, string? Secret, DateTimeOffset? Since);
