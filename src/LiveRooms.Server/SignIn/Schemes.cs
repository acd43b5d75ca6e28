using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LiveRooms.Server.SignIn;

/// <summary>The authentication schemes, and which of them judges a token.</summary>
internal static class Schemes
{
    /// <summary>The default scheme: looks who issued the token and lets that issuer's scheme judge.</summary>
    public const string ByIssuer = "LiveRooms";

    /// <summary>Tokens of the built-in issuer.</summary>
    public const string BuiltIn = "LiveRooms.BuiltIn";

    /// <summary>Tokens of the external issuer.</summary>
    public const string External = JwtBearerDefaults.AuthenticationScheme;

    private static readonly JsonWebTokenHandler Reader = new();

    /// <summary>The scheme for a request's token. The issuer is only looked at here; the scheme checks it.</summary>
    public static string Select(HttpContext context, bool external)
    {
        if (!external || BearerToken.Of(context.Request) is not { } token || !Reader.CanReadToken(token))
            return BuiltIn;
        try
        {
            return Reader.ReadJsonWebToken(token).Issuer == TokenIssuer.Name ? BuiltIn : External;
        }
        catch (ArgumentException)
        {
            return BuiltIn;
        }
    }
}
