namespace LiveRooms.Grains.Webhooks;

/// <summary>An endpoint's name leads to no address on the public internet.</summary>
internal sealed class NotPublicException() : IOException("The endpoint's address is not on the public internet.");
