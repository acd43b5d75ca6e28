using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// The head of an HTTP/1.1 request that asks for the hub's WebSocket and for nothing else. It is read strictly: a head that is
/// written in any unusual way is none, and Kestrel judges it.
/// </summary>
internal sealed class RequestHead
{
    /// <summary>The longest head that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024;

    private const int MaxHeaders = 64;

    private static readonly SearchValues<byte> _queryBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%!$&'()*+,;=:@/?"u8);

    private static readonly SearchValues<byte> _nameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    private static readonly SearchValues<byte> _nonText = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Where(b => b is < 0x20 or > 0x7e && b != '\t').Select(b => (byte)b)]);

    private RequestHead(int length, string query, IHeaderDictionary headers) => (Length, Query, Headers) = (length, query, headers);

    /// <summary>How many bytes the head has, with the empty line that ends it.</summary>
    public int Length { get; }

    /// <summary>The query with its question mark, or nothing.</summary>
    public string Query { get; }

    /// <summary>All headers, each of them once.</summary>
    public IHeaderDictionary Headers { get; }

    /// <summary>What the answer's key is made of.</summary>
    public string Key => Headers.SecWebSocketKey.ToString();

    /// <summary>Reads a head for a path from the first bytes of a connection; null when it is not surely one, and whole.</summary>
    public static RequestHead? Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> path)
    {
        if (!bytes.StartsWith("GET "u8) || !bytes["GET ".Length..].StartsWith(path))
            return null;
        var end = bytes[..Math.Min(bytes.Length, MaxBytes)].IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var lines = bytes[("GET ".Length + path.Length)..(end + 2)];
        var query = TakeLine(ref lines);
        if (!query.EndsWith(" HTTP/1.1"u8))
            return null;
        query = query[..^" HTTP/1.1".Length];
        if (!query.IsEmpty && (query[0] != '?' || query.ContainsAnyExcept(_queryBytes)))
            return null;
        var headers = new HeaderDictionary(16);
        while (!lines.IsEmpty)
        {
            if (!TryAdd(headers, TakeLine(ref lines)))
                return null;
        }
        return UpgradeRules.AskForWebSocket(headers) ? new RequestHead(end + 4, Encoding.ASCII.GetString(query), headers) : null;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf("\r\n"u8);
        var line = lines[..end];
        lines = lines[(end + 2)..];
        return line;
    }

    private static bool TryAdd(HeaderDictionary headers, ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || headers.Count == MaxHeaders || line[..colon].ContainsAnyExcept(_nameBytes) || line.ContainsAny(_nonText))
            return false;
        var value = Encoding.ASCII.GetString(line[(colon + 1)..].Trim(" \t"u8));
        return headers.TryAdd(Encoding.ASCII.GetString(line[..colon]), value);
    }
}
