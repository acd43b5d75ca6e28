using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiveRooms.Load.Audience.Transport.Tokens;

/// <summary>
/// Signs viewers in as the built-in issuer does, with its key: by the million, and without asking. Outside Development an edge takes
/// only ids of guests from it, which begin with <c>g-</c>.
/// </summary>
internal sealed class MintedTokens : IViewerTokens
{
    private const string Issuer = "liverooms";

    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(12);

    private readonly byte[] _key;
    private readonly string _head;
    private readonly TimeProvider _time;

    /// <param name="key">The issuer's, base64.</param>
    /// <param name="time">Says when tokens are made.</param>
    /// <exception cref="FormatException">It is no base64.</exception>
    public MintedTokens(string key, TimeProvider time)
    {
        (_key, _time) = (Convert.FromBase64String(key), time);
        var id = Convert.ToHexStringLower(SHA256.HashData(_key).AsSpan(0, 8));
        _head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"HS256","kid":"{{id}}","typ":"JWT"}"""));
    }

    /// <inheritdoc/>
    public ValueTask<string> Of(ViewerIdentity viewer)
    {
        var now = _time.GetUtcNow();
        var (made, ends) = (now.ToUnixTimeSeconds(), (now + _lifetime).ToUnixTimeSeconds());
        var (id, name) = (JsonEncodedText.Encode(viewer.Id), JsonEncodedText.Encode(viewer.Name));
        var claims =
            $$"""{"iss":"{{Issuer}}","aud":"{{Issuer}}","iat":{{made}},"nbf":{{made}},"exp":{{ends}},"sub":"{{id}}","name":"{{name}}","role":"viewer"}""";
        var signed = $"{_head}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return new($"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed)))}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
