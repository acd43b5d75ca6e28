using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Faults.Kit;

/// <summary>Tokens as the built-in issuer makes them, written by hand so that a test may choose when they end.</summary>
internal static class Tokens
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(64);

    /// <summary>For the option <c>LiveRooms:SignIn:Key</c>.</summary>
    internal static string Key => Convert.ToBase64String(Secret);

    /// <summary>A viewer's token that ends at a time.</summary>
    internal static string Of(string viewerId, DateTimeOffset ends, byte[]? secret = null)
    {
        var begins = ends - TimeSpan.FromHours(1);
        var body = string.Create(CultureInfo.InvariantCulture,
            $$"""
            {"iss":"liverooms","aud":"liverooms","sub":"{{viewerId}}","name":"{{viewerId}}","role":"viewer",
            "iat":{{begins.ToUnixTimeSeconds()}},"nbf":{{begins.ToUnixTimeSeconds()}},"exp":{{ends.ToUnixTimeSeconds()}}}
            """);
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(body)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret ?? Secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
