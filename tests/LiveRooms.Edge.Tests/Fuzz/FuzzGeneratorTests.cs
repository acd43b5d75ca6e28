using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>The inputs reach what they are made to reach: some pass, some are answered with a code, some close.</summary>
public sealed class FuzzGeneratorTests
{
    private const int Inputs = 400;

    [Theory]
    [InlineData(nameof(Recipe.Good), 0.4, 1, 0.1, 0.4, 0, 0)]
    [InlineData(nameof(Recipe.Odd), 0, 0, 0.1, 0.6, 0, 0.4)]
    [InlineData(nameof(Recipe.Shape), 0.02, 0.5, 0.15, 0.6, 0.1, 0.6)]
    [InlineData(nameof(Recipe.Bytes), 0.003, 0.4, 0.05, 0.6, 0.3, 0.9)]
    [InlineData(nameof(Recipe.Framing), 0.05, 0.5, 0.02, 0.5, 0.4, 0.9)]
    [InlineData(nameof(Recipe.Noise), 0, 0.02, 0, 0.02, 0.6, 1)]
    [InlineData(nameof(Recipe.Size), 0.05, 0.4, 0.05, 0.5, 0.4, 0.9)]
    public async Task Each_recipe_has_its_share_of_every_end(
        string recipe, double doneLeast, double doneMost, double codedLeast, double codedMost, double closedLeast, double closedMost)
    {
        await using var bench = await HubBench.Start(o => o.ChatBurst = 100);
        var (done, coded, closed) = (0, 0, 0);
        for (var seed = 0; seed < Inputs; seed++)
        {
            var heard = await Play(bench, Cook.Input(seed, Enum.Parse<Recipe>(recipe)));
            var own = heard.Answers.Where(a => a.Id != "1").ToArray();
            done += own.Any(a => a.Code is null) ? 1 : 0;
            coded += own.Any(a => a.Code is not null) ? 1 : 0;
            closed += heard.Closed is not null ? 1 : 0;
        }
        var told = $"{recipe}: done {done}, coded {coded}, closed {closed} of {Inputs}";
        Assert.True(done >= doneLeast * Inputs && done <= doneMost * Inputs, told);
        Assert.True(coded >= codedLeast * Inputs && coded <= codedMost * Inputs, told);
        Assert.True(closed >= closedLeast * Inputs && closed <= closedMost * Inputs, told);
    }

    [Fact]
    public async Task Handshakes_are_accepted_refused_or_never_whole()
    {
        await using var bench = await HubBench.Start();
        var (accepted, refused, silent) = (0, 0, 0);
        for (var seed = 0; seed < 2_000; seed++)
        {
            var heard = await Play(bench, Cook.Input(seed, Recipe.Handshake));
            accepted += heard.Accepted ? 1 : 0;
            refused += heard.Refused == ProblemCode.Malformed ? 1 : 0;
            silent += heard.Accepted || heard.Refused is not null ? 0 : 1;
        }
        var told = $"accepted {accepted}, refused {refused}, silent {silent}";
        Assert.True(accepted is > 200 and < 1_000, told);
        Assert.True(refused is > 800 and < 1_800, told);
        Assert.True(accepted + refused + silent == 2_000, told);
    }

    [Fact]
    public void The_same_seed_makes_the_same_input()
    {
        for (var seed = 0; seed < 200; seed++)
            Assert.Equal(Cook.Input(seed).Bytes, Cook.Input(seed).Bytes);
    }

    internal static async Task<Heard> Play(HubBench bench, FuzzInput input)
    {
        var hub = bench.Services.GetRequiredService<HubConnectionHandler<LiveHub>>();
        var link = new RawLink(hub, $"fuzz-{input.Seed % 500}");
        link.TryWrite(input.Bytes);
        link.Finish();
        try
        {
            return await link.Hear(input.Wire);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{input}: {e.Message}", e);
        }
    }
}
