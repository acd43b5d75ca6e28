using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.Tests.Api;

/// <summary>An OpenID Connect issuer on the loopback address, as a server in Production trusts one.</summary>
internal sealed class FakeAuthority : IAsyncDisposable
{
    public const string Audience = "liverooms-test";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;

    private FakeAuthority()
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "k1" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, jwks_uri = $"{Address}/keys" }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "k1" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, alg = "RS256", use = "sig" } } });
        });
    }

    public string Address => _app.Urls.First();

    public static async Task<FakeAuthority> Start()
    {
        var authority = new FakeAuthority();
        await authority._app.StartAsync();
        return authority;
    }

    public string Token(string subject, string role, string name = "Mila", string audience = Audience, string? issuer = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["given"] = name, ["groups"] = new[] { "staff", role } },
        });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
