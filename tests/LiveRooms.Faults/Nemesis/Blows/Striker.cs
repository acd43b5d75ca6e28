using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>The nemesis: strikes as planned, makes good again, and sees how long the drops are silent.</summary>
internal sealed class Striker(Site site, IGrainFactory grains, IReadOnlyList<Offer> offers, Probe probe, RunClock clock)
{
    private static readonly TimeSpan SelfEndPatience = TimeSpan.FromSeconds(20);

    private readonly List<Struck> _struck = [];

    /// <summary>What fell so far.</summary>
    internal IReadOnlyList<Struck> Struck => _struck;

    /// <summary>One blow; ends when every drop answers again.</summary>
    internal async Task Strike(Blow blow)
    {
        var homes = await Task.WhenAll(offers.Select(offer => site.HomeOf(grains, offer.Id)));
        var at = clock.Now;
        if (blow.Kind == BlowKind.KillStore)
        {
            await site.Store.Kill();
            var silent = probe.AllAnswer(clock.Now);
            await Wait(blow.Lasts);
            await site.Store.Start().Soon();
            _struck.Add(new Struck(blow, at / 1e6, null, 0, await silent, Ended: null));
        }
        else
        {
            var victim = homes[blow.Drop] ?? blow.Drop % site.Silos.Count;
            await StrikeSilo(blow, victim, homes.Count(home => home == victim), at);
        }
    }

    /// <summary>The quiet after a blow; ends when every silo runs.</summary>
    internal async Task Recover(Blow blow)
    {
        await Wait(blow.Then);
        // One that was voted out although it was slow only has ended, too, and is replaced as a supervisor would.
        foreach (var silo in site.Silos.Where(silo => silo.Ended.IsCompleted))
            await Restart(silo);
    }

    private async Task StrikeSilo(Blow blow, int victim, int hit, long at)
    {
        var silo = site.Silos[victim];
        await (blow.Kind switch
        {
            BlowKind.KillSilo => silo.Kill(),
            BlowKind.CutSilo => site.Ground.Cut(victim),
            _ => silo.Freeze(),
        });
        var silent = probe.AllAnswer(clock.Now);
        await Wait(blow.Lasts);
        await (blow.Kind switch
        {
            BlowKind.KillSilo => Task.CompletedTask,
            BlowKind.CutSilo => site.Ground.Join(victim),
            _ => silo.Thaw(),
        });
        var ended = blow.Kind is BlowKind.FreezeSilo or BlowKind.CutSilo ? await EndsByItself(silo) : null;
        var restart = blow.Kind == BlowKind.KillSilo ? Restart(silo) : Task.CompletedTask;
        _struck.Add(new Struck(blow, at / 1e6, victim, hit, await silent, ended));
        await restart;
    }

    private async Task<double?> EndsByItself(ServerProcess silo)
    {
        var free = clock.Now;
        try
        {
            await silo.Ended.WaitAsync(SelfEndPatience, clock.Time, TestContext.Current.CancellationToken);
            return (clock.Now - free) / 1e6;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static async Task Restart(ServerProcess silo)
    {
        await silo.Kill();
        await silo.Start().Soon();
    }

    private Task Wait(TimeSpan time) => Task.Delay(time, clock.Time, TestContext.Current.CancellationToken);
}
