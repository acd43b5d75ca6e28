using System.Net;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Grains.Tests.Webhooks;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2a00:1450:4001:80e::200e")]
    [InlineData("::ffff:8.8.8.8")]
    public void A_merchants_server_may_stand_there(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void Only_our_own_side_reaches_these(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://shop.example/hook", true)]
    [InlineData("https://8.8.8.8/hook", true)]
    [InlineData("http://shop.example/hook", false)]
    [InlineData("https://localhost/hook", false)]
    [InlineData("https://127.0.0.1/hook", false)]
    [InlineData("https://2130706433/hook", false)]
    [InlineData("https://0x7f.1/hook", false)]
    [InlineData("https://[::1]/hook", false)]
    [InlineData("https://[fd00::1]/hook", false)]
    [InlineData("https://10.0.0.1/hook", false)]
    public void Outside_Development_an_address_is_https_and_public(string url, bool fits)
    {
        Assert.Equal(fits, WebhookAddress.Check(new Uri(url), allowPrivate: false) is null);
        Assert.Null(WebhookAddress.Check(new Uri(url), allowPrivate: true));
    }
}
