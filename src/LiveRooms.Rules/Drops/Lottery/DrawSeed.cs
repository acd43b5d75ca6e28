using System.Security.Cryptography;
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>
/// The 32 bytes that decide a draw: made before anybody enters, secret until everybody has. Its text is not what
/// <see cref="ToString"/> gives, so that no log and no message shows it by accident; <see cref="Value"/> is.
/// </summary>
[GenerateSerializer, Immutable, Alias("lr.draw.seed")]
[JsonConverter(typeof(TextIdConverter<DrawSeed>))]
public readonly record struct DrawSeed : ITextId<DrawSeed>
{
    [Id(0)]
    private readonly Digest _bytes;

    /// <summary>Takes 32 bytes that nobody can guess.</summary>
    /// <exception cref="ArgumentException">They are not 32.</exception>
    public DrawSeed(ReadOnlySpan<byte> bytes) => _bytes = new Digest(bytes);

    private DrawSeed(Digest bytes) => _bytes = bytes;

    /// <summary>Its 64 lower-case hex digits.</summary>
    [JsonIgnore]
    public string Value => _bytes.ToString();

    /// <summary>What is published before the first entry: SHA-256 of the seed. It binds the drop to this seed and tells nothing of it.</summary>
    [JsonIgnore]
    public Digest Commitment
    {
        get
        {
            Span<byte> seed = stackalloc byte[Digest.Length];
            CopyTo(seed);
            Span<byte> hash = stackalloc byte[Digest.Length];
            SHA256.HashData(seed, hash);
            return new Digest(hash);
        }
    }

    /// <summary>Reads what <see cref="Value"/> gives.</summary>
    public static bool TryParse(string? text, out DrawSeed id)
    {
        var valid = Digest.TryParse(text, out var bytes);
        id = new DrawSeed(bytes);
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => "(a secret)";

    internal void CopyTo(Span<byte> to) => _bytes.CopyTo(to);
}
