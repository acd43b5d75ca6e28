using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Tokens;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>Tokens that viewers make for themselves are those of the built-in issuer.</summary>
public sealed class TokensTests
{
    [Fact]
    public async Task A_token_names_the_viewer_and_is_signed_with_the_key()
    {
        var key = Enumerable.Range(0, 64).Select(i => (byte)i).ToArray();
        await using var tokens = new MintedTokens(Convert.ToBase64String(key), TimeProvider.System);
        var token = await tokens.Of(new ViewerIdentity("g-ada", "Ada \"the\" Ünlü", 0));

        var parts = token.Split('.');
        Assert.Equal(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")), Base64Url.DecodeFromChars(parts[2]));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        var root = claims.RootElement;
        Assert.Equal(
            ["liverooms", "liverooms", "g-ada", "Ada \"the\" Ünlü", "viewer"],
            ((string[])["iss", "aud", "sub", "name", "role"]).Select(name => root.GetProperty(name).GetString()!));
        Assert.True(root.GetProperty("exp").GetInt64() > root.GetProperty("nbf").GetInt64());
    }
}
