using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Server.Payments;

/// <summary>
/// How a notice is signed: as a <see cref="WebhookSignature"/>. While a secret is replaced there may be a v1 of each; parts of other names are passed over.
/// </summary>
/// <param name="Time">Unix seconds, as signed.</param>
/// <param name="Signatures">Each of 32 bytes.</param>
internal sealed record NoticeSignature(long Time, ImmutableArray<byte[]> Signatures)
{
    private const int MaxHeader = 1_024;
    private const int MaxSignatures = 4;
    private const int MaxDigits = 11;

    /// <summary>Reads the header's value; null when it is none.</summary>
    public static NoticeSignature? Read(string? header)
    {
        if (header is null or { Length: > MaxHeader })
            return null;
        long? time = null;
        var signatures = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                if (time is not null || !TryTime(part.AsSpan(2), out var seconds))
                    return null;
                time = seconds;
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
            {
                var signature = new byte[HMACSHA256.HashSizeInBytes];
                if (part.Length != 3 + (signature.Length * 2) || signatures.Count == MaxSignatures
                    || Convert.FromHexString(part.AsSpan(3), signature, out _, out _) != System.Buffers.OperationStatus.Done)
                {
                    return null;
                }

                signatures.Add(signature);
            }
        }

        return time is { } at && signatures.Count > 0 ? new NoticeSignature(at, signatures.DrainToImmutable()) : null;
    }

    /// <summary>Whether one of the keys made one of the signatures. Takes as long whichever does.</summary>
    public bool IsOf(ImmutableArray<byte[]> keys, ReadOnlySpan<byte> body)
    {
        var known = false;
        foreach (var key in keys)
        {
            var expected = WebhookSignature.Compute(key, Time, body);
            foreach (var signature in Signatures)
                known |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return known;
    }

    private static bool TryTime(ReadOnlySpan<char> digits, out long seconds)
    {
        seconds = 0;
        return digits.Length <= MaxDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }
}
