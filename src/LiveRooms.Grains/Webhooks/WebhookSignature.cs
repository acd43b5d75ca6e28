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
    public static string Of(string secret, DateTimeOffset now, ReadOnlySpan<byte> body) =>
        Of(Encoding.UTF8.GetBytes(secret), now.ToUnixTimeSeconds(), body);

    /// <summary>The same with the key's bytes and a time in Unix seconds.</summary>
    public static string Of(byte[] key, long time, ReadOnlySpan<byte> body) =>
        string.Create(CultureInfo.InvariantCulture, $"t={time},v1={Convert.ToHexStringLower(Compute(key, time, body))}");

    /// <summary>The HMAC of a body signed at a time in Unix seconds.</summary>
    public static byte[] Compute(byte[] key, long time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{time}.")));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    /// <summary>A new secret: 32 random bytes.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
