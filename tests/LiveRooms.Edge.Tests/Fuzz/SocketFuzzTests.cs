using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Malformed heads, frames and messages on real sockets, and clients that stop, leave and reset, beside good viewers.</summary>
[Collection(nameof(Alone))]
public sealed class SocketFuzzTests
{
    private const int Rounds = 15;
    private const int Throwers = 4;
    private const int Share = 50;
    private const int FirstSeed = 3_000_000;

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task However_sockets_begin_and_end_none_stays_open_and_nobody_else_notices(EdgeTransport transport)
    {
        using var unobserved = new Unobserved();
        await using var bench = await Start(transport);
        using var gauges = new Gauges(bench.Services);
        var witness = new Witness(bench);
        await witness.Join();
        var own = transport == EdgeTransport.Sockets ? witness.Count : 0;
        for (var round = 0; round < Rounds; round++)
        {
            var first = FirstSeed + (round * Throwers * Share);
            var throwers = Enumerable.Range(0, Throwers).Select(i => Throw(bench, first + (i * Share)));
            await Task.WhenAll([.. throwers, witness.Round()]);
        }
        await Patience.Until(() => gauges.Connections == witness.Count);
        await Patience.Until(() => bench.Services.GetRequiredService<LiveConnections>().Count == own);
        await Patience.Until(() => bench.Services.GetRequiredService<Places>().Taken == witness.Count);
        await bench.Grains.Show("show-2").Reported(r => r.Audience == 0);
        await witness.Leave();
        await Patience.Until(() => gauges.Connections == 0);
        await Patience.Until(() => bench.Services.GetRequiredService<Places>().Taken == 0);
        Assert.Empty(unobserved.All);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets, nameof(SocketRecipe.Head), 0.01, 0.5, 0.15, 0)]
    [InlineData(EdgeTransport.Sockets, nameof(SocketRecipe.Frames), 1, 1, 0, 0.5)]
    [InlineData(EdgeTransport.Sockets, nameof(SocketRecipe.Messages), 1, 1, 0, 0)]
    [InlineData(EdgeTransport.Sockets, nameof(SocketRecipe.Stop), 0.1, 0.9, 0, 0)]
    [InlineData(EdgeTransport.Kestrel, nameof(SocketRecipe.Head), 0.01, 0.5, 0.15, 0)]
    [InlineData(EdgeTransport.Kestrel, nameof(SocketRecipe.Frames), 1, 1, 0, 0)]
    public async Task Each_recipe_reaches_what_it_is_for(
        EdgeTransport transport, string recipe, double upgradedLeast, double upgradedMost, double refusedLeast, double closedLeast)
    {
        const int Inputs = 200;
        await using var bench = await Start(transport);
        var (upgraded, refused, closed, lost) = (0, 0, 0, 0);
        for (var seed = 0; seed < Inputs; seed++)
        {
            var heard = await Play(bench, SocketCook.Input(seed, Enum.Parse<SocketRecipe>(recipe), Leaving.Politely));
            upgraded += heard is { Status: 101 } ? 1 : 0;
            refused += heard is { Status: >= 400 } ? 1 : 0;
            closed += heard is { Close: >= 1_002 } ? 1 : 0;
            lost += heard is null ? 1 : 0;
        }
        var told = $"{transport} {recipe}: upgraded {upgraded}, refused {refused}, closed by a frame {closed}, lost {lost} of {Inputs}";
        var seen = Inputs - lost;
        Assert.True(lost <= 0.8 * Inputs, told);
        Assert.True(upgraded >= upgradedLeast * seen && upgraded <= upgradedMost * seen, told);
        Assert.True(refused >= refusedLeast * seen && closed >= closedLeast * seen, told);
    }

    private static Task<HubBench> Start(EdgeTransport transport) => HubBench.Start(o =>
    {
        HubFuzzTests.Wide(o);
        o.Transport = transport;
    });

    private static Task Throw(HubBench bench, int first) => Task.Run(async () =>
    {
        for (var seed = first; seed < first + Share; seed++)
            await Play(bench, SocketCook.Input(seed));
    });

    private static async Task<SocketHeard?> Play(HubBench bench, SocketInput input)
    {
        try
        {
            var heard = await BadClient.Play(bench.Address, input);
            var ours = bench.Services.GetRequiredService<IOptions<EdgeOptions>>().Value.Transport == EdgeTransport.Sockets;
            Assert.False(ours && heard is { WentOn: true }, "The edge went on after its close frame.");
            Assert.False(heard?.Hub.Closed == ProblemCode.Internal || heard?.Status == 500, "It met a fault of the edge.");
            return heard;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{input}: {e.Message}", e);
        }
    }
}
