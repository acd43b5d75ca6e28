using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>The answer to a client's <c>Sec-WebSocket-Key</c> (RFC 6455, 4.2.2).</summary>
internal static class AcceptKey
{
    /// <summary>Characters of a client's key.</summary>
    public const int KeyLength = 24;

    /// <summary>Characters of the answer.</summary>
    public const int Length = 28;

    private const int NonceLength = 16;

    private static ReadOnlySpan<byte> Salt => "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8;

    /// <summary>Writes the value of <c>Sec-WebSocket-Accept</c>.</summary>
    /// <param name="key">As the client sent it, without white space around.</param>
    /// <param name="accept">At least <see cref="Length"/> bytes.</param>
    /// <returns>False when the key is not sixteen bytes in base64.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> key, Span<byte> accept)
    {
        Span<byte> nonce = stackalloc byte[NonceLength + 2];
        if (key.Length != KeyLength || Base64.DecodeFromUtf8(key, nonce, out _, out var length) != OperationStatus.Done || length != NonceLength)
            return false;
        Span<byte> salted = stackalloc byte[KeyLength + Salt.Length];
        key.CopyTo(salted);
        Salt.CopyTo(salted[KeyLength..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard names this hash; it proves that a server speaks WebSocket and protects nothing.
        SHA1.HashData(salted, hash);
#pragma warning restore CA5350
        return Base64.EncodeToUtf8(hash, accept, out _, out _) == OperationStatus.Done;
    }
}
