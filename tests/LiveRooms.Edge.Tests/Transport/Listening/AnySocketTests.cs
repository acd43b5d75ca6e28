using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>What is not surely the hub's goes to Kestrel as it came.</summary>
public sealed class AnySocketTests
{
    private const string Plain = "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    [Fact]
    public async Task Requests_in_a_row_and_requests_on_a_socket_that_stays_are_answered()
    {
        await using var bench = await HubBench.Start();
        using var client = await RawClient.To(bench.Address);
        await client.Send(Plain + Plain);
        Assert.Equal(["HTTP/1.1 404 Not Found", "HTTP/1.1 404 Not Found"], [await client.Status(), await client.Status()]);
        await client.Send(Plain);
        Assert.Equal("HTTP/1.1 404 Not Found", await client.Status());
        // By now the socket is Kestrel's for good: the hub's head is no first one.
        await client.Send(RawClient.Upgrade);
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await client.Status());
        Assert.Equal(0, bench.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task A_head_that_comes_byte_by_byte_is_Kestrels()
    {
        await using var bench = await HubBench.Start();
        using var watch = new SocketWatch(bench);
        using var client = await RawClient.To(bench.Address);
        await client.Send(RawClient.Upgrade[..1]);
        await watch.KestrelHas(1);
        foreach (var letter in RawClient.Upgrade[1..])
            await client.Send(letter.ToString());
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await client.Status());
    }

    [Fact]
    public async Task A_socket_that_says_nothing_for_long_is_Kestrels_and_may_speak_then()
    {
        await using var bench = await HubBench.Start(o => o.FirstBytes = TimeSpan.FromMilliseconds(10));
        using var watch = new SocketWatch(bench);
        using var client = await RawClient.To(bench.Address);
        await watch.KestrelHas(1);
        await client.Send(RawClient.Upgrade);
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await client.Status());
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0000\u0001garbage\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("\r\n\r\n\r\n", "")]
    [InlineData("GET /hub/live HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 401 Unauthorized")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "")]
    public async Task Garbage_gets_Kestrels_answer(string garbage, string answer)
    {
        await using var bench = await HubBench.Start();
        using var client = await RawClient.To(bench.Address);
        await client.Send(garbage);
        if (answer.Length > 0)
            Assert.Equal(answer, await client.Status());
        client.Finish();
        await client.End();
    }

    [Fact]
    public async Task A_socket_that_ends_without_a_word_or_in_a_hurry_leaves_nothing_behind()
    {
        await using var bench = await HubBench.Start();
        var places = bench.Services.GetRequiredService<Places>();
        using (var silent = await RawClient.To(bench.Address))
        {
            silent.Finish();
            await silent.End();
        }
        using (var rude = await RawClient.To(bench.Address))
        {
            await rude.Send(RawClient.Upgrade);
            rude.Reset();
        }
        await Patience.Until(() => places.Taken == 0);
        Assert.Equal(0, bench.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task A_bad_token_is_refused_as_before()
    {
        await using var bench = await HubBench.Start();
        using var client = await RawClient.To(bench.Address);
        await client.Send(RawClient.Upgrade.Replace("Bearer viewer-1", "Basic viewer-1", StringComparison.Ordinal));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await client.Status());
        // The socket stays good for another try.
        await client.Send(RawClient.Upgrade);
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await client.Status());
    }

    [Theory]
    [InlineData("?id=unknown", "HTTP/1.1 404 Not Found")]
    [InlineData("?id=", "HTTP/1.1 101 Switching Protocols")]
    public async Task A_token_that_nobody_was_given_is_Kestrels(string query, string answer)
    {
        await using var bench = await HubBench.Start();
        using var watch = new SocketWatch(bench);
        using var client = await RawClient.To(bench.Address);
        await client.Send(RawClient.Upgrade.Replace("/hub/live", "/hub/live" + query, StringComparison.Ordinal));
        Assert.Equal(answer, await client.Status());
        Assert.Equal((0, 1), (watch.ByEdge, watch.ByKestrel));
    }
}
