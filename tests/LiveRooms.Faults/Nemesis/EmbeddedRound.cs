using System.Globalization;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Protocol.Http;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis;

/// <summary>New drops in one process with everything, viewers at full speed, kills, and the verdict of the files it leaves behind.</summary>
internal sealed class EmbeddedRound(ServerProcess server, int seed)
{
    private const int Viewers = 24;
    private const int WideOnes = 12;
    private const int MostCalls = 1_000_000;
    private const int CallsBetween = 1_000;

    private readonly RunClock _clock = new(TimeProvider.System);
    private readonly Chronicle _record = new();

    /// <summary>Runs it; the server runs before and not after.</summary>
    internal async Task Run(int kills, Action<string> tell)
    {
        var show = string.Create(CultureInfo.InvariantCulture, $"show-{seed}");
        var prefix = string.Create(CultureInfo.InvariantCulture, $"round-{seed}");
        Offer[] offers = [.. Offer.Mixed(prefix, 1), .. Enumerable.Range(2, WideOnes).Select(copy => Offer.Wide(prefix, copy))];
        using var stage = await Stage.Open(server.Address, show);
        await Task.WhenAll(offers.Select(offer =>
            stage.Drop(new CreateDrop(offer.Id, "", offer.Stock, offer.PerViewer, offer.HoldSeconds, offer.Waitlist))));
        var viewers = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(number => stage.Enter(number)));
        var blows = new List<string>();
        using (var over = new CancellationTokenSource())
        {
            var asking = Task.WhenAll(viewers.Select((viewer, number) => Party.Tour(
                [.. Enumerable.Range(0, offers.Length).Select(i => PartyOf(offers[(number + i) % offers.Length], viewer, number))], over.Token)));
            var chance = new Random(seed);
            for (var kill = 1; kill <= kills; kill++)
            {
                await Asked(CallsBetween + chance.Next(CallsBetween), asking);
                blows.Add(string.Create(CultureInfo.InvariantCulture, $"{_clock.Now / 1e6:F1} s after {_record.Count} calls"));
                await server.Kill();
                await server.Start().Soon();
            }
            await Asked(CallsBetween, asking);
            await over.CancelAsync();
            await asking.Soon("every call is answered or given up");
        }
        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
        await server.Kill();
        var verdict = await Judge(offers);
        tell($"seed {seed}: {verdict} in {_clock.Now / 1e6:F1} s; SIGKILL at {string.Join(", ", blows)} and at the end");
        Assert.True(verdict.IsClean, $"Seed {seed}, SIGKILL at {string.Join(", ", blows)}: the calls do not fit the journals:\n   {verdict.Findings}");
    }

    private async Task<Verdict> Judge(IReadOnlyList<Offer> offers)
    {
        await using var store = await DataStore.Open(new StoreOptions { DataPath = server.DataPath, Durability = StoreDurability.Always });
        await using var journals = new RedisJournals(store.Configuration);
        return await Verdict.Of(offers, journals.Open(), _record, _clock);
    }

    private Party PartyOf(Offer offer, Viewer viewer, int number)
    {
        var shoppers = Enumerable.Range(1, 3).Select(one =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"v{number}-{one}-{offer.Id}");
            return new Shopper(name, offer.PerViewer, Party.Chance(seed, number, one), viewer.Id);
        });
        return new Party(offer.Id, new RoomPort(viewer), [.. shoppers], _record, _clock, MostCalls);
    }

    private async Task Asked(int calls, Task asking)
    {
        var target = _record.Count + calls;
        while (_record.Count < target && !asking.IsCompleted)
            await Task.Delay(TimeSpan.FromMilliseconds(20), _clock.Time, TestContext.Current.CancellationToken);
    }
}
