using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace LiveRooms.Server.SignIn;

/// <summary>The built-in issuer's secret: configured, or made at first start and kept in a file that only its owner may read.</summary>
internal sealed class SigningKey(byte[] secret)
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "signing.key";

    /// <summary>The shortest secret taken.</summary>
    public const int MinBytes = 32;

    private const int NewBytes = 64;

    /// <summary>The secret as the token library wants it.</summary>
    public SymmetricSecurityKey Security { get; } = new(secret) { KeyId = Convert.ToHexStringLower(SHA256.HashData(secret).AsSpan(0, 8)) };

    /// <summary>The key of the options, or the one kept in <paramref name="folder"/>, made when there is none.</summary>
    /// <exception cref="InvalidDataException">The kept file holds no key.</exception>
    public static SigningKey Open(SignInOptions options, string folder)
    {
        if (options.Key is { } configured && TryDecode(configured, out var secret))
            return new SigningKey(secret);

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            Make(path);
        return TryDecode(File.ReadAllText(path), out secret)
            ? new SigningKey(secret)
            : throw new InvalidDataException(
                $"The sign-in key file {path} is damaged. Restore it, or delete it to have a new one made: everybody then signs " +
                "in again.");
    }

    /// <summary>Whether the text is base64 of enough bytes.</summary>
    public static bool TryDecode(string text, out byte[] secret)
    {
        var buffer = new byte[text.Length];
        var valid = Convert.TryFromBase64String(text.Trim(), buffer, out var length) && length >= MinBytes;
        secret = valid ? buffer[..length] : [];
        return valid;
    }

    // Written beside and moved into place, so that a crash leaves either no key or a whole one; of two starters the first wins.
    private static void Make(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes)));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
