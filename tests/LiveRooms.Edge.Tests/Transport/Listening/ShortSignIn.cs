using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>Everybody is signed in, and not for long.</summary>
internal sealed class ShortSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(10);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "viewer-1")], "short"));
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Lifetime };
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, properties, "short")));
    }
}
