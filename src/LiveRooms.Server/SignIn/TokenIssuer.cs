using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.SignIn;

/// <summary>The built-in issuer: guests everywhere, creators and operators in Development only.</summary>
internal sealed class TokenIssuer(SigningKey key, IOptions<SignInOptions> options, TimeProvider time)
{
    /// <summary>The issuer and the audience that its tokens name.</summary>
    public const string Name = "liverooms";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials = new(key.Security, SecurityAlgorithms.HmacSha256);

    /// <summary>A token that says that the bearer is <paramref name="viewer"/>.</summary>
    public TokenReply Issue(ViewerCard viewer)
    {
        var now = time.GetUtcNow();
        var lifetime = viewer.Role == RoleNames.Viewer ? options.Value.GuestLifetime : options.Value.CreatorLifetime;
        var expires = now + lifetime;
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Name,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>
            {
                [ClaimNames.Subject] = viewer.ViewerId,
                [ClaimNames.Name] = viewer.Name,
                [ClaimNames.Role] = viewer.Role,
            },
        });
        return new TokenReply(token, expires.ToUnixTimeMilliseconds(), viewer);
    }
}
