using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.SignIn;

/// <summary>What every token must satisfy, whoever issued it.</summary>
internal static class TokenRules
{
    /// <summary>How far the clocks of an issuer and a server may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>The common part: lifetimes judged by the server's own <paramref name="time"/>.</summary>
    public static TokenValidationParameters Common(TimeProvider time) => new()
    {
        ClockSkew = ClockSkew,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateIssuerSigningKey = true,
        ValidateLifetime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires, time.GetUtcNow().UtcDateTime),
        NameClaimType = ClaimNames.Name,
        RoleClaimType = ClaimNames.Role,
    };

    private static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now >= start - ClockSkew);
}
