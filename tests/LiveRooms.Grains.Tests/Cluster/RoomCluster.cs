using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Viewers;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Silos in this process over one memory journal, with a clock that the test moves.</summary>
internal sealed class RoomCluster : IAsyncDisposable
{
    public static readonly CreatorId Creator = new("ana");
    public static readonly Actor Host = new(new ViewerId("ana"), Role.Creator);

    /// <summary>How long a call that a dying silo took with it stays unanswered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly InProcessTestCluster _cluster;

    private RoomCluster(InProcessTestCluster cluster, MemoryJournal journal, StorageSwitch storage, FakeTimeProvider time)
    {
        _cluster = cluster;
        Journal = journal;
        Storage = storage;
        Time = time;
    }

    public MemoryJournal Journal { get; }

    public StorageSwitch Storage { get; }

    public FakeTimeProvider Time { get; }

    public InProcessTestCluster Silos => _cluster;

    public static async Task<RoomCluster> Start(
        short silos = 1, Action<IServiceCollection>? services = null, Func<IJournal, IJournal>? wrap = null,
        Func<string, bool>? headline = null, Func<string, IJournal, IJournal>? at = null)
    {
        var journal = new MemoryJournal();
        var used = wrap?.Invoke(journal) ?? journal;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var storage = new StorageSwitch();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((options, silo) =>
        {
            silo.UseSiloMetadata(SiloLabelNames.Metadata(headline?.Invoke(options.SiloName) == true ? [SiloLabelNames.Headline] : []));
            silo.AddMemoryGrainStorage(ShakyStorage.Inner, memory => memory.Configure<Serializer>((options, serializer) =>
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer))); // As the server stores it.
            silo.Services.AddSingleton(storage);
            silo.Services.AddSingleton<IGrainStorage>(provider => new ShakyStorage(provider));
            silo.UseInMemoryReminderService();
            silo.Services.AddLiveRoomsGrains(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
            silo.Services.AddMetrics();
            silo.Services.TryAddSingleton<JournalMetrics>();
            silo.Services.AddSingleton(at?.Invoke(options.SiloName, used) ?? used);
            silo.Services.AddSingleton<IJournalTrust>(used as IJournalTrust ?? journal);
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddKeyedSingleton<TimeProvider>(Orleans.Reminders.ReminderTimeProviderNames.Reminders, new ReminderClock(time));
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = Patience);
            services?.Invoke(silo.Services);
        });
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = Patience));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new RoomCluster(cluster, journal, storage, time);
    }

    public IShowGrain Show(string id) => _cluster.Client.GetGrain<IShowGrain>(id);

    public IDropGrain Drop(string id) => _cluster.Client.GetGrain<IDropGrain>(id);

    public ICreatorGrain CreatorGrain(string id) => _cluster.Client.GetGrain<ICreatorGrain>(id);

    public ILobbyGrain Lobby(string key = LobbyKeys.All) => _cluster.Client.GetGrain<ILobbyGrain>(key);

    public IWarmRoomsGrain WarmRooms => _cluster.Client.GetGrain<IWarmRoomsGrain>(WarmLimits.Key);

    public IViewerGrain Viewer(string id) => _cluster.Client.GetGrain<IViewerGrain>(id);

    /// <summary>The name of the silo in which a grain is; null when it is in none.</summary>
    public string? HomeOf(IAddressable grain) => _cluster.TryGetGrainContext(grain.GetGrainId(), out var context)
        ? _cluster.Silos.Single(silo => silo.SiloAddress.Equals(context.Address.SiloAddress)).Name
        : null;

    /// <summary>Takes a grain out of memory.</summary>
    public Task Forget(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Moves a grain that is in memory to another silo.</summary>
    public async Task Move(IAddressable grain)
    {
        if (!_cluster.TryGetGrainContext(grain.GetGrainId(), out var context))
            return;
        var elsewhere = _cluster.Silos.Select(s => s.SiloAddress).First(s => !s.Equals(context.Address.SiloAddress));
        await _cluster.MigrateAsync(grain, elsewhere);
    }

    /// <summary>The reminders a grain has.</summary>
    public async Task<int> Reminders(IAddressable grain)
    {
        var table = _cluster.GetSiloServiceProvider().GetRequiredService<IReminderTable>();
        return (await table.ReadRows(grain.GetGrainId())).Reminders.Count;
    }

    /// <summary>Gives a grain a reminder as another one has.</summary>
    public async Task CopyReminder(IAddressable from, IAddressable to)
    {
        var table = _cluster.GetSiloServiceProvider().GetRequiredService<IReminderTable>();
        foreach (var entry in (await table.ReadRows(from.GetGrainId())).Reminders)
            await table.UpsertRow(new ReminderEntry { GrainId = to.GetGrainId(), ReminderName = entry.ReminderName, Period = entry.Period, StartAt = entry.StartAt });
    }

    /// <summary>The grain as the reminder service calls it.</summary>
    public IRemindable Remindable(IAddressable grain) => _cluster.Client.GetGrain<IRemindable>(grain.GetGrainId());

    /// <summary>Moves the clock on, step by step, until the task ends.</summary>
    public async Task<T> Meanwhile<T>(Task<T> task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(step);
            await Task.WhenAny(task, Patiently.Pause());
        }
        return await task;
    }

    public async Task<IShowGrain> LiveShow(string id)
    {
        var show = Show(id);
        Assert.Null((await show.Create(Host, ShowSettings(id))).Refusal);
        Assert.Null((await show.GoLive(Host)).Refusal);
        return show;
    }

    /// <summary>As another activation would, or one that ended before it could tell anybody.</summary>
    public async Task AppendBehind(JournalKey key, byte[] entry)
    {
        var head = await Journal.Load(key, TestContext.Current.CancellationToken);
        Assert.True(await Journal.Append(key, head.Version, entry));
    }

    public async Task<IDropGrain> OpenDrop(string id, string show, int stock, int limit = 1, int holdSeconds = 30)
    {
        var drop = Drop(id);
        Assert.Null((await drop.Create(Host, DropSettings(id, show, stock, limit, holdSeconds))).Refusal);
        Assert.Null((await drop.Open(Host)).Refusal);
        return drop;
    }

    public static ShowSettings ShowSettings(string id) => new(
        new ShowId(id), Creator, "Ana", "Summer mugs", Language.English, new Market("eu"), null, null);

    public static DropSettings DropSettings(string id, string show, int stock, int limit = 1, int holdSeconds = 30) => new(
        new DropId(id), new ShowId(show), Creator, Mug, stock, limit, TimeSpan.FromSeconds(holdSeconds), 100, null, null);

    public static ProductSnapshot Mug { get; } = new(new ProductId("mug"), "Mug", "", null, 1_900, "EUR");

    public static DropRequest Reserve(string viewer, string operation, int quantity = 1) =>
        new(DropAction.Reserve, new OperationId(operation), new ViewerId(viewer), quantity);

    public static DropRequest Confirm(string viewer, string operation, long number) =>
        new(DropAction.Confirm, new OperationId(operation), new ViewerId(viewer), number);

    public static DropRequest Release(string viewer, string operation, long number) =>
        new(DropAction.Release, new OperationId(operation), new ViewerId(viewer), number);

    public static ChatPost Line(string operation, string text, string viewer = "v1") =>
        new(new OperationId(operation), new ViewerId(viewer), "Vera", Role.Viewer, text);

    public static RelayReport Report(string session, long audience, long hearts, params ChatPost[] lines) =>
        new(new RelaySession(session), audience, new ReactionTotals(hearts, 0, 0, 0), [.. lines]);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
