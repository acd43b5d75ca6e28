using System.Text;
using CsCheck;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class RequestHeadTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?", "?")]
    [InlineData("?access_token=a.b-c_d&id=x", "?access_token=a.b-c_d&id=x")]
    public void A_head_for_the_hub_is_read(string query, string expected)
    {
        var text = RawClient.Upgrade.Replace(HubMethods.Path, HubMethods.Path + query, StringComparison.Ordinal);
        var head = Read(text + "more")!;
        Assert.Equal((expected, text.Length, "dGhlIHNhbXBsZSBub25jZQ=="), (head.Query, head.Length, head.Key));
        Assert.Equal("Bearer viewer-1", head.Headers.Authorization.ToString());
    }

    [Theory]
    [InlineData("Connection: keep-alive, Upgrade")]
    [InlineData("connection: UPGRADE")]
    [InlineData("Connection:\t upgrade ")]
    public void A_connection_is_asked_for_in_any_of_the_usual_ways(string line) =>
        Assert.NotNull(Read(RawClient.Upgrade.Replace("Connection: Upgrade", line, StringComparison.Ordinal)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("shop.example.com:443")]
    [InlineData("[::1]:5080")]
    [InlineData("my_host")]
    public void A_host_is_a_name_or_an_address(string host) => Assert.NotNull(Read(With("Host: 127.0.0.1:5080", $"Host: {host}")));

    [Theory]
    [InlineData("GET /hub/live", "POST /hub/live")]
    [InlineData("GET /hub/live", "GET /hub/lives")]
    [InlineData("GET /hub/live", "GET /HUB/live")]
    [InlineData("GET /hub/live", "GET /hub/live/")]
    [InlineData("GET /hub/live", "GET  /hub/live")]
    [InlineData("GET /hub/live", "GET http://127.0.0.1/hub/live")]
    [InlineData("GET /hub/live", "GET /hub/live?a b")]
    [InlineData("GET /hub/live", "GET /hub/live?a#b")]
    [InlineData("HTTP/1.1", "HTTP/1.0")]
    [InlineData("HTTP/1.1", "HTTP/1.1 ")]
    [InlineData("Host: 127.0.0.1:5080\r\n", "")]
    [InlineData("Host: 127.0.0.1:5080", "Host: ")]
    [InlineData("Host: 127.0.0.1:5080", "Host: a:b")]
    [InlineData("Host: 127.0.0.1:5080", "Host: a b")]
    [InlineData("Host: 127.0.0.1:5080", "Host: [::1%eth0]")]
    [InlineData("Host: 127.0.0.1:5080", "Host: a\r\nhost: b")]
    [InlineData("Connection: Upgrade", "Connection: close")]
    [InlineData("Connection: Upgrade", "Connection: Upgrade, close")]
    [InlineData("Upgrade: websocket", "Upgrade: h2c")]
    [InlineData("Upgrade: websocket", "Upgrade: websocket, h2c")]
    [InlineData("Version: 13", "Version: 8")]
    [InlineData("Key: dGhlIHNhbXBsZSBub25jZQ==", "Key: dGhlIHNhbXBsZSBub25j")]
    [InlineData("Key: dGhlIHNhbXBsZSBub25jZQ==", "Key: dGhlIHNhbXBsZSBub25jZQ=")]
    [InlineData("Authorization", "Sec-WebSocket-Protocol: json\r\nAuthorization")]
    [InlineData("Authorization", "Content-Length: 0\r\nAuthorization")]
    [InlineData("Authorization", "Transfer-Encoding: chunked\r\nAuthorization")]
    [InlineData("Authorization", "Expect: 100-continue\r\nAuthorization")]
    [InlineData("Authorization", "Accept: text/event-stream\r\nAuthorization")]
    [InlineData("Authorization", "Authorization: Bearer viewer-2\r\nAuthorization")]
    [InlineData("Authorization", "X-Folded: a\r\n b\r\nAuthorization")]
    [InlineData("Authorization", "X-Name : a\r\nAuthorization")]
    [InlineData("Authorization", "X-Lone\r\nAuthorization")]
    [InlineData("Authorization", "X-Bare: a\nX-Line: b\r\nAuthorization")]
    [InlineData("Authorization", "X-Zero: a\0b\r\nAuthorization")]
    [InlineData("Authorization", "X-High: \u00e9\r\nAuthorization")]
    [InlineData("\r\n\r\n", "\n\n")]
    [InlineData("\r\n\r\n", "\r\n")]
    public void What_is_unusual_is_Kestrels(string usual, string unusual) => Assert.Null(Read(With(usual, unusual)));

    [Fact]
    public void A_head_that_is_too_long_is_Kestrels()
    {
        var room = RequestHead.MaxBytes - RawClient.Upgrade.Length - "X-Long: \r\n".Length;
        Assert.NotNull(Read(With("Authorization", $"X-Long: {new string('x', room)}\r\nAuthorization")));
        Assert.Null(Read(With("Authorization", $"X-Long: {new string('x', room + 1)}\r\nAuthorization")));
        Assert.Null(Read(With("Authorization", string.Concat(Enumerable.Range(0, 64).Select(i => $"X-{i}: a\r\n")) + "Authorization")));
    }

    [Fact]
    public void A_part_of_a_head_is_none() =>
        Assert.All(Enumerable.Range(0, RawClient.Upgrade.Length), length => Assert.Null(Read(RawClient.Upgrade[..length])));

    [Fact]
    public void No_bytes_are_too_odd_to_be_judged() => Gen.OneOf(Gen.Byte.Array[0, 200], Heads.Odd)
        .Sample(bytes => RequestHead.Read(bytes, "/hub/live"u8) is not { } head || head.Length <= bytes.Length);

    private static string With(string usual, string unusual)
    {
        Assert.Contains(usual, RawClient.Upgrade, StringComparison.Ordinal);
        return RawClient.Upgrade.Replace(usual, unusual, StringComparison.Ordinal);
    }

    private static RequestHead? Read(string text) => RequestHead.Read(Encoding.Latin1.GetBytes(text), Encoding.Latin1.GetBytes(HubMethods.Path));
}
