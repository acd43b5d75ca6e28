using System.Globalization;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Recovery;

/// <summary>
/// How long shows and drops, asked by a client that tries once, and rooms, as viewers behind an edge see them, are silent when a silo is
/// killed or frozen, with the options as they are by default: printed for each blow, for those that lived there and for those that lived
/// elsewhere. A run fails when one is silent for a minute.
/// </summary>
public sealed class RecoveryTests(ITestOutputHelper output)
{
    private const int Silos = 3;
    private const int Shows = 30;
    private const int Rooms = 18;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private static readonly Blow Killed = new("SIGKILL (goal: p99 within 5 s)", silo => silo.Kill());
    private static readonly Blow Frozen = new("SIGSTOP (goal: within 15 s)", silo => silo.Freeze());

    private readonly Dictionary<(Blow, string), List<TimeSpan>> _silences = [];

    [Fact]
    public async Task Shows_drops_and_rooms_of_a_lost_silo_answer_again()
    {
        await using var site = new Site(Grounds.Loopback, Silos);
        await using var edge = site.Edge();
        await site.Begin(edge);
        var grains = await site.Connect(Patience);
        var asked = await Announce(grains);
        var watched = await Open(edge.Address, grains);
        try
        {
            List<(string What, Beat Beat)> beats = [.. asked.Select(beat => ("asked", beat)), .. watched.Select(room => ("watched", room.Beat))];
            using var over = new CancellationTokenSource();
            var asking = Task.WhenAll(beats.Select(beat => beat.Beat.Run(over.Token)));
            Blow[] blows = LongRun.Choose<Blow[]>([Killed, Frozen], [Killed, Killed, Killed, Frozen, Frozen, Frozen]);
            for (var round = 0; round < blows.Length; round++)
                await Strike(site, grains, beats, blows[round], round % Silos, isLast: round == blows.Length - 1);
            await over.CancelAsync();
            await asking;
        }
        finally
        {
            foreach (var (_, viewer) in watched)
                await viewer.DisposeAsync();
        }
        foreach (var ((blow, what), silences) in _silences)
            output.WriteLine($"{blow.Name}, all {what}: {Of([.. silences.Order()])}");
        Assert.NotEmpty(_silences.SelectMany(silences => silences.Value));
    }

    private async Task Strike(Site site, IGrainFactory grains, List<(string What, Beat Beat)> beats, Blow blow, int number, bool isLast)
    {
        await All(beats, TimeProvider.System.GetTimestamp());
        var homes = await Task.WhenAll(beats.Select(beat => site.HomeOf(grains, beat.Beat.Grain)));
        var victim = site.Silos[number];
        var struck = TimeProvider.System.GetTimestamp();
        await blow.Fall(victim);
        await All(beats, struck);
        foreach (var group in beats.Select((beat, at) => (beat.What, Home: homes[at], Silent: beat.Beat.SilentAfter(struck)!.Value)).GroupBy(one => one.What))
        {
            var there = group.Where(one => one.Home == number).Select(one => one.Silent).Order().ToList();
            var elsewhere = group.Where(one => one.Home is { } home && home != number).Select(one => one.Silent).Order().ToList();
            var unknown = group.Where(one => one.Home is null).Select(one => one.Silent).Order().ToList();
            output.WriteLine($"{blow.Name}, silo {number}, {group.Key}: there {Of(there)}; elsewhere {Of(elsewhere)}; where it cannot be said {Of(unknown)}");
            Add(blow, $"{group.Key} there", there);
            Add(blow, $"{group.Key} elsewhere", elsewhere);
        }
        if (isLast)
            return;
        await victim.Kill();
        await victim.Start().Soon();
    }

    private void Add(Blow blow, string what, List<TimeSpan> silences)
    {
        if (!_silences.TryGetValue((blow, what), out var all))
            _silences[(blow, what)] = all = [];
        all.AddRange(silences);
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

    private static async Task<List<(Beat Beat, Viewer Viewer)>> Open(Uri edge, IGrainFactory grains)
    {
        var rooms = new List<(Beat, Viewer)>();
        foreach (var number in Enumerable.Range(1, Rooms))
        {
            using var stage = await Stage.Open(edge, string.Create(CultureInfo.InvariantCulture, $"room-{number}"));
            var viewer = await stage.Enter(number);
            rooms.Add((Beat.Of(grains.GetGrain<IShowGrain>(stage.ShowId), viewer), viewer));
        }
        return rooms;
    }

    /// <summary>Ends when each has answered something that was asked after a moment.</summary>
    private static async Task All(List<(string What, Beat Beat)> beats, long moment)
    {
        while (beats.Any(beat => beat.Beat.SilentAfter(moment) is null))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(moment) < TimeSpan.FromMinutes(1), "One has been silent for a minute.");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static string Of(List<TimeSpan> sorted) => sorted.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture,
        $"{sorted.Count}: p50 {At(sorted, 0.5):F2}, p90 {At(sorted, 0.9):F2}, p99 {At(sorted, 0.99):F2}, at most {sorted[^1].TotalSeconds:F2} s");

    private static double At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Ceiling(part * (sorted.Count - 1))].TotalSeconds;

    private sealed record Blow(string Name, Func<ServerProcess, Task> Fall);
}
