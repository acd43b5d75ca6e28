using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Client;

/// <summary>Signing in. Creator and operator only with the built-in issuer, in Development.</summary>
public sealed class SignInApi
{
    private readonly ApiTransport _transport;

    internal SignInApi(ApiTransport transport) => _transport = transport;

    /// <summary>A token for a new guest.</summary>
    /// <param name="name">The name in chat, 1 to 40 characters; made up when null.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<TokenReply> GuestAsync(string? name = null, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, "api/sign-in/guest", new GuestSignIn(name), ApiTransport.Json.GuestSignIn, ApiTransport.Json.TokenReply,
        cancel);

    /// <summary>A token for a creator.</summary>
    /// <param name="creatorId">1 to 64 of <c>a-z A-Z 0-9 - _ .</c>.</param>
    /// <param name="name">The name shown, 1 to 40 characters.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<TokenReply> CreatorAsync(string creatorId, string? name = null, CancellationToken cancel = default) =>
        _transport.SendAsync(
            HttpMethod.Post, "api/sign-in/creator", new CreatorSignIn(creatorId, name), ApiTransport.Json.CreatorSignIn,
            ApiTransport.Json.TokenReply, cancel);

    /// <summary>A token for the operator.</summary>
    /// <param name="cancel">Gives up.</param>
    public Task<TokenReply> OperatorAsync(CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, "api/sign-in/operator", null, ApiTransport.Json.TokenReply, null, cancel);
}
