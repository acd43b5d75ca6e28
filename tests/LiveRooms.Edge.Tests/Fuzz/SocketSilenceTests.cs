using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Edge.Transport.WebSockets;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Clients that keep their connection open and say nothing are ended by the edge, wherever they fell silent.</summary>
public sealed class SocketSilenceTests
{
    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task Who_never_shakes_hands_is_told_so_and_ended(EdgeTransport transport)
    {
        await using var bench = await Start(transport);
        var heard = await Play(bench, []);
        Assert.Equal((101, ProblemCode.Malformed), (heard.Status, heard.Hub.Refused!.Value));
        await NobodyLeft(bench);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task Who_falls_silent_after_a_first_word_is_told_so_and_ended(EdgeTransport transport)
    {
        await using var bench = await Start(transport);
        byte[] words = [.. Cook.GoodHandshake(FrameEncoding.Json), .. new Draft([new("type", Value.Of(6))]).Bytes(FrameEncoding.Json)];
        var heard = await Play(bench, new ClientFrame(Opcode.Text, words).Bytes());
        Assert.True(heard.Hub.Accepted);
        Assert.Equal(ProblemCode.Busy, heard.Hub.Closed);
        await NobodyLeft(bench);
    }

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("GET /hub/live HTTP/1.1\r\nHost: a\r\n")]
    public async Task Who_does_not_finish_its_head_is_ended(string begun)
    {
        await using var bench = await Start(EdgeTransport.Sockets);
        using var client = await LiveRooms.Edge.Tests.Transport.Listening.RawClient.To(bench.Address);
        await client.Send(begun);
        await client.End();
        await NobodyLeft(bench);
    }

    private static Task<HubBench> Start(EdgeTransport transport) => HubBench.Start(
        o => (o.Transport, o.FirstBytes) = (transport, TimeSpan.FromMilliseconds(10)),
        services: services =>
        {
            services.Configure<HubOptions>(o => (o.HandshakeTimeout, o.ClientTimeoutInterval) = (TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300)));
            services.Configure<KestrelServerOptions>(o =>
                (o.Limits.RequestHeadersTimeout, o.Limits.KeepAliveTimeout) = (TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300)));
        });

    /// <summary>Upgrades, sends this, then waits for the edge to end it.</summary>
    private static async Task<SocketHeard> Play(HubBench bench, byte[] bytes)
    {
        var input = new SocketInput(
            0, SocketRecipe.Stop, FrameEncoding.Json, [SocketCook.GoodHead(new Random(1), FrameEncoding.Json)], bytes.Length == 0 ? [] : [bytes],
            Leaving.Never);
        return (await BadClient.Play(bench.Address, input))!;
    }

    private static Task NobodyLeft(HubBench bench) => Patience.Until(() => bench.Services.GetRequiredService<Places>().Taken == 0);
}
