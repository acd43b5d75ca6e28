using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Grains.Webhooks;

/// <summary>Shows a merchant that a request is ours, whole, and of now.</summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "LiveRooms-Signature";

    /// <summary>
    /// <c>t={Unix seconds},v1={HMAC-SHA256 over "{t}.{body}", in hex}</c>; the key is the secret's text as UTF-8.
    /// </summary>
    public static string Of(string secret, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(seconds));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>A new secret: 32 random bytes.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
