using System.Text;
using CsCheck;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>Heads for the hub, usual and odd.</summary>
internal static class Heads
{
    private static readonly string[] _lines =
    [
        "Host: example.com", "Host: 127.0.0.1:5080", "Host: [::1]:80", "Host: [::ffff:1.2.3.4]", "Host: a_b", "Host: -", "Host: a..b", "Host: :80", "Host: a:0", "Host: [1::]:x",
        "Connection: Upgrade", "Connection: keep-alive, Upgrade", "Connection: close", "Connection: Upgrade,", "Connection: ,Upgrade",
        "Upgrade: websocket", "Upgrade: WebSocket", "Upgrade: h2c", "Upgrade: websocket,",
        "Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 013", "Sec-WebSocket-Version: 8",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAB==", "Sec-WebSocket-Key: short",
        "Authorization: Bearer viewer-1", "Authorization: Bearer viewer-2", "Authorization: Basic x", "Origin: http://example.com", "Origin:",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits", "Sec-WebSocket-Protocol: json", "User-Agent: odd (\"quoted\")",
        "Cookie: a=b; c=d", "Content-Length: 0", "Content-Length: 5", "Accept: */*", "X-Empty:", "X-Tab:\ta\tb", "X Space: a", "X-High: \u00e9", "x_y: z", "TE: trailers", "Expect: 100-continue",
    ];

    private static readonly string[] _targets =
    [
        "/hub/live", "/hub/live", "/hub/live", "/hub/live?", "/hub/live?a=b&a=c&%41=%zz", "/hub/live?id=none", "/hub/live?a[0]=b", "/hub/live?a|b", "/hub/live?\"", "/hub/%6Cive",
        "/hub/live#x", "/hub/live/", "//hub/live", "*",
    ];

    private static readonly Gen<string> _whole =
        from target in One(_targets)
        from version in Gen.Frequency((9, Gen.Const("HTTP/1.1")), (1, One("HTTP/1.0", "HTTP/1.2", "http/1.1")))
        from end in Gen.Frequency((9, Gen.Const("\r\n")), (1, Gen.Const("\n")))
        from more in One(_lines).Array[0, 2]
        from left in Gen.Frequency((4, Gen.Const(-1)), (1, Gen.Int[0, 5]))
        let usual = RawClient.Upgrade.TrimEnd().Split("\r\n")[1..].Where((_, at) => at != left)
        from lines in Gen.Shuffle(usual.Concat(more).ToArray())
        select $"GET {target} {version}{end}{string.Concat(lines.Select(line => line + end))}{end}";

    /// <summary>Heads made of usual and unusual lines, some of them with a byte changed.</summary>
    internal static Gen<byte[]> Odd { get; } =
        from text in _whole
        from spoil in Gen.Frequency((3, Gen.Const(-1)), (1, Gen.Int[0, text.Length - 1]))
        from value in Gen.Byte
        select Spoilt(Encoding.Latin1.GetBytes(text), spoil, value);

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static byte[] Spoilt(byte[] bytes, int at, byte value)
    {
        if (at >= 0)
            bytes[at] = value;
        return bytes;
    }
}
