using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Tests.Cluster;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveRooms.Grains.Tests.Webhooks;

/// <summary>A cluster with one drop, whose creator has an endpoint and earns an eighth.</summary>
internal sealed class FeedStage : IAsyncDisposable
{
    public const int Rate = 1_250;

    private FeedStage(RoomCluster cluster, FakeEndpoint endpoint) => (Cluster, Endpoint) = (cluster, endpoint);

    public RoomCluster Cluster { get; }

    public FakeEndpoint Endpoint { get; }

    public IDropGrain Drop => Cluster.Drop("mug");

    public IMerchantFeedGrain Feed => Cluster.Silos.Client.GetGrain<IMerchantFeedGrain>("mug");

    public IDropLedgerGrain Ledger => Cluster.Silos.Client.GetGrain<IDropLedgerGrain>("mug");

    public ICreatorLedgerGrain Earnings => Cluster.Silos.Client.GetGrain<ICreatorLedgerGrain>("ana");

    public static async Task<FeedStage> Start(
        short silos = 1, Func<IJournal, IJournal>? wrap = null, Action<WebhookOptions>? options = null, bool webhook = true)
    {
        var endpoint = new FakeEndpoint();
        var cluster = await RoomCluster.Start(
            silos,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IWebhookSender>(endpoint));
                if (options is not null)
                    services.Configure(options);
            },
            wrap);
        await cluster.LiveShow("mugs");
        var stage = new FeedStage(cluster, endpoint);
        if (webhook)
            await stage.SetWebhook();
        return stage;
    }

    public async Task SetWebhook() =>
        Assert.Null((await Cluster.CreatorGrain("ana").SetWebhook(RoomCluster.Host, new Uri("https://shop.example/hook"))).Refusal);

    /// <summary>Announces and opens the drop.</summary>
    public async Task<IDropGrain> Open(int stock = 10, int limit = 5)
    {
        var settings = RoomCluster.DropSettings("mug", "mugs", stock, limit);
        var product = settings.Product with { CommissionBasisPoints = Rate };
        Assert.Null((await Drop.Create(RoomCluster.Host, settings with { Product = product })).Refusal);
        Assert.Null((await Drop.Open(RoomCluster.Host)).Refusal);
        return Drop;
    }

    /// <summary>Reserves and confirms; the reservation's number.</summary>
    public async Task<long> Buy(string viewer, int quantity = 1)
    {
        var held = await Drop.Act([RoomCluster.Reserve(viewer, $"r-{viewer}", quantity)]);
        var number = held[0].Reservation!.Number;
        Assert.Null((await Drop.Act([RoomCluster.Confirm(viewer, $"c-{viewer}", number)]))[0].Refusal);
        return number;
    }

    public async Task Refund(long number, string operation, bool toStock = true) =>
        Assert.Null((await Drop.Change(new RefundReservation(RoomCluster.Host, new OperationId(operation), number, toStock))).Refusal);

    public async Task<DeliveriesView> Deliveries() => (await Patiently.Call(() => Feed.Describe(RoomCluster.Host))).Value!;

    /// <summary>Moves the clock on until it is so.</summary>
    public async Task Until(Func<Task<bool>> so, TimeSpan step)
    {
        while (!await so())
        {
            Cluster.Time.Advance(step);
            await Patiently.Pause();
        }
    }

    public Task Until(Func<bool> so) => Until(() => Task.FromResult(so()), TimeSpan.FromMilliseconds(200));

    /// <summary>Every fact there is, folded from the journal.</summary>
    public async Task<(List<Fact> Facts, SalesBook Book)> Truth()
    {
        var facts = new List<Fact>();
        var reader = new SalesReader(Cluster.Journal, new DropId("mug"));
        while (await reader.ReadOn(facts.Add, TestContext.Current.CancellationToken))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        return (facts, reader.Book);
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
