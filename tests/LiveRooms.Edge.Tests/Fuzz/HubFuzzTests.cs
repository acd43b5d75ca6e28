using System.Globalization;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>
/// Malformed handshakes and hub messages by the ten thousand, each on a connection of its own, beside viewers who must not notice.
/// LIVEROOMS_FUZZ_SEED and LIVEROOMS_FUZZ_INPUTS choose others, and more.
/// </summary>
[Collection(nameof(Alone))]
public sealed class HubFuzzTests
{
    private const int Rounds = 50;
    private const int Throwers = 4;

    private static int Inputs => Setting("LIVEROOMS_FUZZ_INPUTS", 94_000);

    private static int Share => Inputs / Rounds / Throwers;

    private static int FirstSeed => Setting("LIVEROOMS_FUZZ_SEED", 1_000_000);

    [Fact]
    public async Task Whatever_is_sent_ends_in_an_answer_or_a_code_leaves_nothing_behind_and_is_not_noticed_by_others()
    {
        using var unobserved = new Unobserved();
        await using var bench = await HubBench.Start(Wide);
        using var gauges = new Gauges(bench.Services);
        var witness = new Witness(bench);
        await witness.Join();
        for (var round = 0; round < Rounds; round++)
        {
            var first = FirstSeed + (round * Throwers * Share);
            var throwers = Enumerable.Range(0, Throwers).Select(i => Throw(bench, first + (i * Share), Share));
            await Task.WhenAll([.. throwers, witness.Round()]);
            Assert.Equal(witness.Count, gauges.Connections);
        }
        await bench.Grains.Show("show-2").Reported(r => r.Audience == 0);
        await witness.Leave();
        await Patience.Until(() => gauges.Connections == 0);
        Assert.Empty(unobserved.All);
    }

    /// <summary>As many connections and joins as anybody likes.</summary>
    internal static void Wide(EdgeOptions options)
    {
        (options.ChatBurst, options.ChatPerSecond, options.RelayLinger) = (100, 100, TimeSpan.FromMinutes(5));
        (options.ConnectBurst, options.ConnectsPerSecond, options.JoinBurst, options.JoinsPerSecond) = (1_000_000, 100_000, 1_000_000, 100_000);
    }

    private static Task Throw(HubBench bench, int first, int count) => Task.Run(async () =>
    {
        for (var seed = first; seed < first + count; seed++)
        {
            var heard = await FuzzGeneratorTests.Play(bench, Cook.Input(seed));
            Assert.False(
                heard.Closed == ProblemCode.Internal || heard.Answers.Any(a => a.Code == ProblemCode.Internal), $"{Cook.Input(seed)} met a fault of the edge.");
        }
    });

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
