using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.SignIn;

/// <summary>How tokens of the built-in issuer are judged: outside Development they make guests and nobody else.</summary>
internal sealed class BuiltInBearer(SigningKey key, TimeProvider time, IHostEnvironment environment)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != Schemes.BuiltIn)
            return;
        var rules = TokenRules.Common(time);
        rules.ValidIssuer = TokenIssuer.Name;
        rules.ValidAudience = TokenIssuer.Name;
        rules.IssuerSigningKey = key.Security;
        rules.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        options.TokenValidationParameters = rules;
        options.MapInboundClaims = false;
        options.TimeProvider = time;
        options.Events = new JwtBearerEvents { OnMessageReceived = Take, OnTokenValidated = Judge };
    }

    /// <summary>Takes the token from wherever the request carries it.</summary>
    internal static Task Take(MessageReceivedContext context)
    {
        context.Token = BearerToken.Of(context.Request);
        return Task.CompletedTask;
    }

    private Task Judge(TokenValidatedContext context)
    {
        var subject = context.Principal?.FindFirst(ClaimNames.Subject)?.Value;
        var role = RoleNames.Parse(context.Principal?.FindFirst(ClaimNames.Role)?.Value);
        if (!ViewerId.TryParse(subject, out var id))
            context.Fail("The token names no valid id.");
        else if (!environment.IsDevelopment() && (role != Role.Viewer || !Guests.IsGuest(id.Value)))
            context.Fail("Outside Development the built-in issuer vouches for guests only.");
        return Task.CompletedTask;
    }
}
