using System.Globalization;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Blows;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis;

/// <summary>New drops on a running site, crowds and blows, quiet, and the verdict.</summary>
/// <param name="site">It runs.</param>
/// <param name="hasty">Answers are waited for as long as an edge waits.</param>
/// <param name="patient">Answers are waited for until a frozen silo may answer after all.</param>
/// <param name="seed">Of this round.</param>
/// <param name="isLast">Whether no round follows: what the last blow ended is not started again.</param>
internal sealed class ClusterRound(Site site, IGrainFactory hasty, IGrainFactory patient, int seed, bool isLast)
{
    private const int MostCalls = 1_500_000;
    private const int Copies = 2;
    private const int PartySize = 8;

    /// <summary>What is not answered so long after the end stays unknown.</summary>
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(2);

    private readonly RunClock _clock = new(TimeProvider.System);
    private readonly Chronicle _record = new();

    /// <summary>The show of this round.</summary>
    internal string Show { get; } = string.Create(CultureInfo.InvariantCulture, $"show-{seed}");

    internal IReadOnlyList<Offer> Offers { get; } =
        Offer.Mixed(string.Create(CultureInfo.InvariantCulture, $"round-{seed}"), Copies);

    /// <summary>Runs it.</summary>
    /// <param name="blows">What falls.</param>
    /// <param name="guests">More who ask, each by a port of its own.</param>
    /// <param name="tell">Hears how it went.</param>
    internal async Task Run(IReadOnlyList<Blow> blows, IReadOnlyList<(string Name, IDropPort Port)> guests, Action<string> tell)
    {
        await Task.WhenAll(Offers.Select(offer => Announcing.Drop(hasty, Show, offer)));
        using var giveUp = new CancellationTokenSource();
        var probe = new Probe(Offers, new GrainPort(hasty, giveUp.Token), _record, _clock);
        var striker = new Striker(site, hasty, Offers, probe, _clock);
        try
        {
            using var over = new CancellationTokenSource();
            var asking = Task.WhenAll([probe.Run(over.Token), .. Ask(guests, giveUp.Token, over.Token)]);
            try
            {
                await probe.AllAnswer(0);
                foreach (var blow in blows)
                {
                    await striker.Strike(blow);
                    if (!isLast || blow != blows[^1])
                        await striker.Recover(blow);
                }
                await probe.AllAnswer(_clock.Now);
            }
            finally
            {
                await over.CancelAsync();
                giveUp.CancelAfter(LastGrace);
                await asking.Soon("every call is answered or given up");
            }
            await using var journals = new RedisJournals(site.Store.Configuration);
            var verdict = await Verdict.Of(Offers, journals.Open(), _record, _clock);
            tell($"seed {seed}: {verdict} in {_clock.Now / 1e6:F1} s\n   {string.Join("\n   ", striker.Struck)}");
            if (!verdict.IsClean)
                throw new InvalidOperationException($"The calls do not fit the journals:\n   {verdict.Findings}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException(
                $"{e.Message}\nSeed {seed}. Planned:\n   {string.Join("\n   ", blows)}\nStruck:\n   {string.Join("\n   ", striker.Struck)}", e);
        }
    }

    private IEnumerable<Task> Ask(
        IReadOnlyList<(string Name, IDropPort Port)> guests, CancellationToken giveUp, CancellationToken stop)
    {
        foreach (var party in Parties(giveUp))
            yield return party.Run(stop);
        for (var i = 0; i < guests.Count; i++)
        {
            var (name, port) = guests[i];
            yield return Party.Tour([.. Offers.Select((offer, at) => Of(offer, port, 1_000 + (i * Offers.Count) + at, 2, name))], stop);
        }
    }

    private IEnumerable<Party> Parties(CancellationToken giveUp)
    {
        var number = 0;
        foreach (var offer in Offers)
        {
            foreach (var grains in (IGrainFactory[])[hasty, hasty, patient])
                yield return Of(offer, new GrainPort(grains, giveUp), ++number, PartySize, null);
        }
    }

    private Party Of(Offer offer, IDropPort port, int number, int size, string? person)
    {
        var shoppers = Enumerable.Range(1, size).Select(one =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"c{number}-{one}");
            return new Shopper(name, offer.PerViewer, Party.Chance(seed, number, one), person);
        });
        return new Party(offer.Id, port, [.. shoppers], _record, _clock, MostCalls);
    }
}
