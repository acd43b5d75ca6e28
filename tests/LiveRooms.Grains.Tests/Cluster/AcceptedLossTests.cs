using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Sales;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.TestKit;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Two silos over a real store, each with heights of its own, as two processes have: what was accepted is doubted by nobody.</summary>
public sealed class AcceptedLossTests : IAsyncLifetime
{
    private const string Stored = "lr:{drop:mug}";

    private static readonly Actor Keeper = new(new ViewerId("keeper"), LiveRooms.Rules.Role.Operator);

    private readonly RealRedis _redis = new();
    private readonly List<RedisJournal> _processes = [];
    private RedisJournals _journals = null!;
    private ConnectionMultiplexer _admin = null!;

    public async ValueTask InitializeAsync()
    {
        await _redis.Start();
        _journals = new RedisJournals(_redis.Configuration);
        _admin = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await _journals.DisposeAsync();
        await _admin.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Wherever_the_drop_goes_after_a_loss_was_accepted_it_goes_on()
    {
        await using var cluster = await RoomCluster.Start(2, OwnJournal);
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 20);
        await Sell(drop, "v1");
        var ledger = cluster.Silos.Client.GetGrain<IDropLedgerGrain>("mug");
        var kept = await _admin.GetDatabase().HashGetAllAsync(Stored);
        await Sell(drop, "v2");
        await cluster.Move(drop);
        await Sell(drop, "v3");
        var seen = await Sell(drop, "v4");
        var reader = new FeedReader(cluster.Show("mugs"), "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 4 }]);
        Assert.NotNull((await ledger.Settlement(RoomCluster.Host)).Value);

        await _admin.GetDatabase().KeyDeleteAsync(Stored);
        await _admin.GetDatabase().HashSetAsync(Stored, kept);
        await Assert.ThrowsAsync<JournalWentBackException>(() => Sell(drop, "v5"));
        var accepted = await Patiently.Call(async () => (await drop.AcceptLoss(Keeper)).Value ?? throw new InvalidOperationException());
        Assert.True(accepted.Revision > seen);

        for (var move = 0; move < 3; move++)
        {
            var batch = new DropBatch.Packer();
            batch.Add(RoomCluster.Reserve($"after-{move}", $"r-after-{move}"));
            var request = batch.Take(seen);
            var receipt = (await Patiently.Call(() => drop.Act(request)))[0];
            Assert.True(receipt.Reservation!.Number > accepted.Number);
            await drop.Heard(seen);
            await cluster.Move(drop);
        }

        await reader.Until(r => r.Room?.Drops is [{ Held: 4 }] && r.Room.Drops[0].LossVersion == accepted.Revision);
        Assert.NotNull((await Patiently.Call(() => ledger.Settlement(RoomCluster.Host))).Value);
        Assert.NotNull(await drop.Describe());
        Assert.All(_processes, process => Assert.Empty(process.Lost));
        Assert.Empty(await _processes[0].Losses());
    }

    private static async Task<long> Sell(IDropGrain drop, string viewer) =>
        (await drop.Act([RoomCluster.Reserve(viewer, $"r-{viewer}")]))[0].Reservation!.Version;

    private void OwnJournal(IServiceCollection services)
    {
        var journal = _journals.Open();
        _processes.Add(journal);
        services.AddSingleton<IJournal>(journal);
        services.AddSingleton<IJournalTrust>(journal);
    }
}
