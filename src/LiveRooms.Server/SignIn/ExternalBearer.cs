using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.SignIn;

/// <summary>How tokens of the external issuer are judged and put into this engine's claims.</summary>
internal sealed class ExternalBearer(IOptions<SignInOptions> signIn, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != Schemes.External)
            return;
        var authority = new Uri(signIn.Value.Authority!);
        options.Authority = signIn.Value.Authority;
        options.Audience = signIn.Value.Audience;
        options.RequireHttpsMetadata = !authority.IsLoopback;
        var rules = TokenRules.Common(time);
        rules.ValidAudience = signIn.Value.Audience;
        options.TokenValidationParameters = rules;
        options.MapInboundClaims = false;
        options.TimeProvider = time;
        options.Events = new JwtBearerEvents { OnMessageReceived = BuiltInBearer.Take, OnTokenValidated = Translate };
    }

    /// <summary>
    /// The engine's id for an external subject: the same text when it is a valid id, else a digest of it. Ids that look like a
    /// guest's are digested too, so that no external subject can be taken for a guest.
    /// </summary>
    internal static ViewerId IdOf(string subject) =>
        ViewerId.TryParse(subject, out var id) && !Guests.IsGuest(subject)
            ? id
            : new ViewerId($"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 16))}");

    private Task Translate(TokenValidatedContext context)
    {
        var subject = context.Principal?.FindFirst(ClaimNames.Subject)?.Value;
        if (string.IsNullOrEmpty(subject))
        {
            context.Fail("The token names no subject.");
            return Task.CompletedTask;
        }

        var id = IdOf(subject);
        var name = context.Principal?.FindFirst(signIn.Value.NameClaim)?.Value;
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimNames.Subject, id.Value),
                new(ClaimNames.Name, DisplayName(name, id)),
                new(ClaimNames.Role, HighestRole(context.Principal!)),
            ],
            context.Scheme.Name, ClaimNames.Name, ClaimNames.Role));
        return Task.CompletedTask;
    }

    private string HighestRole(ClaimsPrincipal principal)
    {
        var highest = principal.FindAll(signIn.Value.RoleClaim).Select(claim => RoleNames.Parse(claim.Value)).DefaultIfEmpty().Max();
        return RoleNames.Of(highest);
    }

    private static string DisplayName(string? name, ViewerId id) =>
        NameRules.Check(name, out var clean) is null ? clean : id.Value[..Math.Min(NameRules.MaxLength, id.Value.Length)];
}
