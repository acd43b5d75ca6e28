using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LiveRooms.Server.Api;

/// <summary>Where a listing continues. Opaque to clients: they hand back what they were given.</summary>
/// <param name="Position">From 0.</param>
internal readonly record struct Cursor(int Position)
{
    private const string Version = "1:";
    private const int MaxLength = 64;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out Cursor cursor)
    {
        cursor = default;
        if (text is not { Length: > 0 and <= MaxLength } || !Base64Url.IsValid(text))
            return false;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (!plain.StartsWith(Version, StringComparison.Ordinal)
            || !int.TryParse(plain.AsSpan(Version.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return false;
        cursor = new Cursor(position);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}{Position}")));
}
