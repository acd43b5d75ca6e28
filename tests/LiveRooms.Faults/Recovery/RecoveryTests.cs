using System.Globalization;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Recovery;

/// <summary>
/// How long shows and drops are silent when their silo is killed or frozen, with the options as they are by default: printed for each
/// blow. A run fails when one is silent for a minute.
/// </summary>
public sealed class RecoveryTests(ITestOutputHelper output)
{
    private const int Silos = 3;
    private const int Shows = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    [Fact]
    public Task Shows_and_drops_of_a_killed_silo_answer_again() =>
        Strike(rounds: 3, "SIGKILL (goal: p99 within 5 s)", silo => silo.Kill(), _ => Task.CompletedTask);

    [Fact]
    public Task Shows_and_drops_of_a_frozen_silo_answer_again() =>
        Strike(rounds: 2, "SIGSTOP (goal: within 15 s)", silo => silo.Freeze(), silo => silo.Kill());

    private async Task Strike(int rounds, string what, Func<ServerProcess, Task> blow, Func<ServerProcess, Task> end)
    {
        await using var site = new Site(Grounds.Loopback, Silos);
        await site.Begin();
        var grains = await site.Connect(Patience);
        var beats = await Announce(grains);
        using var over = new CancellationTokenSource();
        var asking = Task.WhenAll(beats.Select(beat => beat.Run(over.Token)));
        var silences = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            await All(beats, TimeProvider.System.GetTimestamp());
            var homes = await Task.WhenAll(beats.Select(beat => site.HomeOf(grains, beat.Grain)));
            var victim = site.Silos[round % Silos];
            await blow(victim);
            var struck = TimeProvider.System.GetTimestamp();
            await All(beats, struck);
            var hit = beats.Where((_, at) => homes[at] == round % Silos).Select(beat => beat.SilentAfter(struck)!.Value).Order().ToList();
            var others = beats.Where((_, at) => homes[at] != round % Silos).Select(beat => beat.SilentAfter(struck)!.Value).Order().ToList();
            output.WriteLine($"{what}, silo {round % Silos}: of {beats.Count} shows and drops {hit.Count} lived there: {Of(hit)}; the others: {Of(others)}");
            silences.AddRange(hit);
            await end(victim);
            await victim.Start().Soon();
        }
        await over.CancelAsync();
        await asking;
        silences.Sort();
        output.WriteLine($"{what}, all: {Of(silences)}");
        Assert.NotEmpty(silences);
    }

    private static async Task<List<Beat>> Announce(IGrainFactory grains)
    {
        var beats = new List<Beat>();
        foreach (var number in Enumerable.Range(1, Shows))
        {
            var show = string.Create(CultureInfo.InvariantCulture, $"show-{number}");
            var offer = Offer.Wide(show, 1);
            await Announcing.Show(grains, show);
            await Announcing.Drop(grains, show, offer);
            beats.Add(Beat.Of(grains.GetGrain<IShowGrain>(show)));
            beats.Add(Beat.Of(grains.GetGrain<IDropGrain>(offer.Id)));
        }
        return beats;
    }

    /// <summary>Ends when each has answered something that was asked after a moment.</summary>
    private static async Task All(List<Beat> beats, long moment)
    {
        while (beats.Any(beat => beat.SilentAfter(moment) is null))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(moment) < TimeSpan.FromMinutes(1), "One has been silent for a minute.");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static string Of(List<TimeSpan> sorted) => sorted.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture,
        $"silent for p50 {At(sorted, 0.5):F2}, p99 {At(sorted, 0.99):F2}, at most {sorted[^1].TotalSeconds:F2} s");

    private static double At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Ceiling(part * (sorted.Count - 1))].TotalSeconds;
}
