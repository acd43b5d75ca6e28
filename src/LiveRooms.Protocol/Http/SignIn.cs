using LiveRooms.Protocol.Hub;

namespace LiveRooms.Protocol.Http;

/// <summary>POST /api/sign-in/guest: a token for a guest.</summary>
/// <param name="Name">The name to show in chat, 1 to 40 characters; a made-up one when null.</param>
public sealed record GuestSignIn(string? Name = null);

/// <summary>POST /api/sign-in/creator (Development only): a token for a creator of the built-in issuer.</summary>
/// <param name="CreatorId">The creator's id, 1 to 64 of <c>a-z A-Z 0-9 - _ .</c>.</param>
/// <param name="Name">The name to show, 1 to 40 characters.</param>
public sealed record CreatorSignIn(string CreatorId, string? Name = null);

/// <summary>A bearer token and whom it is for.</summary>
/// <param name="Token">JWT: <c>Authorization: Bearer</c> in HTTP, <c>access_token</c> for the hub.</param>
/// <param name="ExpiresAt">Unix milliseconds.</param>
/// <param name="Viewer">Whom it is for.</param>
public sealed record TokenReply(string Token, long ExpiresAt, ViewerCard Viewer);
