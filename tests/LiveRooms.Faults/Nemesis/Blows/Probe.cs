using System.Collections.Concurrent;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;

namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>
/// Asks every drop something small at a steady pace, whether or not earlier questions were answered: how long a drop is silent is
/// then known without regard to what its shoppers wait for. The question reaches the store, and is in the record like any other.
/// </summary>
internal sealed class Probe(IReadOnlyList<Offer> offers, IDropPort port, Chronicle record, RunClock clock)
{
    private const int MostOpen = 60;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, long> _answered = [];
    private readonly int[] _open = new int[offers.Count];
    private int _asked;

    /// <summary>Asks until told to stop; ends when all is answered or given up.</summary>
    internal async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pace, clock.Time);
        var all = new List<Task>();
        while (!stop.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            all.RemoveAll(ask => ask.IsCompleted);
            for (var i = 0; i < offers.Count; i++)
            {
                if (Volatile.Read(ref _open[i]) < MostOpen)
                    all.Add(Ask(i));
            }
        }
        await Task.WhenAll(all);
    }

    /// <summary>Ends when every drop has answered a question asked after <paramref name="since"/>; with how many seconds that took.</summary>
    /// <exception cref="TimeoutException">One has not in a minute.</exception>
    internal async Task<double> AllAnswer(long since)
    {
        while (offers.Any(offer => _answered.GetValueOrDefault(offer.Id) < since))
        {
            if (clock.Now - since > 60_000_000)
            {
                var silent = offers.Where(offer => _answered.GetValueOrDefault(offer.Id) < since).Select(offer => offer.Id);
                throw new TimeoutException($"Silent for a minute: {string.Join(", ", silent)}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock.Time, TestContext.Current.CancellationToken);
        }
        return (clock.Now - since) / 1e6;
    }

    private async Task Ask(int index)
    {
        Interlocked.Increment(ref _open[index]);
        var drop = offers[index].Id;
        var began = clock.Now;
        var wish = new Wish(CallKind.Confirm, string.Create(null, $"probe.{Interlocked.Increment(ref _asked)}"), "prober", 0);
        var party = new Party(drop, port, [], record, clock, 0);
        if ((await party.Ask([wish]))[0].Outcome == Outcome.Refused)
            _answered.AddOrUpdate(drop, began, (_, known) => Math.Max(known, began));
        Interlocked.Decrement(ref _open[index]);
    }
}
