using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Orleans.Core.Internal;

namespace LiveRooms.Bench.Drops;

/// <summary>Sets up drops as a creator would: each in a live show of its own.</summary>
internal static class Stage
{
    private static readonly CreatorId Creator = new("bench");

    private static Actor Host { get; } = new(new ViewerId(Creator.Value), Role.Creator);

    /// <summary>A live show.</summary>
    public static async Task<ShowId> OpenShow(IClusterClient client)
    {
        var show = new ShowId(Guid.NewGuid().ToString("N"));
        await OpenShow(client, show);
        return show;
    }

    /// <summary>An open drop in a live show of the same name; stock above one drop's first million is restocked.</summary>
    public static async Task<DropId> OpenDrop(IClusterClient client, int stock, int waitlist = 0, int perViewer = 1)
    {
        var id = new DropId(Guid.NewGuid().ToString("N"));
        var show = new ShowId(id.Value);
        await OpenShow(client, show);
        var product = new ProductSnapshot(new ProductId("mug"), "Mug", "", null, 1_500, "EUR");
        var drop = client.GetGrain<IDropGrain>(id.Value);
        var first = Math.Min(stock, DropLimits.MaxUnits);
        Done(await drop.Create(Host, new DropSettings(id, show, Creator, product, first, perViewer, DropLimits.MaxHold, waitlist)));
        Done(await drop.Open(Host));
        for (var left = stock - first; left > 0; left -= DropLimits.MaxUnits)
            Done(await drop.Restock(Host, new OperationId(Ids.Operation()), Math.Min(left, DropLimits.MaxUnits)));
        return id;
    }

    /// <summary>Ends the drop's activation, so that its next call replays it.</summary>
    public static async Task Deactivate(IClusterClient client, DropId drop)
    {
        await client.GetGrain<IDropGrain>(drop.Value).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
    }

    /// <summary>Ends the drop's activation and takes its journal away.</summary>
    public static async Task Forget(RedisServer redis, IClusterClient client, DropId drop)
    {
        await Deactivate(client, drop);
        await redis.Database.KeyDeleteAsync(JournalOf(drop));
    }

    /// <summary>The drop's journal in Redis.</summary>
    public static string JournalOf(DropId drop) => $"lr:{{drop:{drop}}}";

    private static async Task OpenShow(IClusterClient client, ShowId show)
    {
        var room = client.GetGrain<IShowGrain>(show.Value);
        Done(await room.Create(Host, new ShowSettings(show, Creator, "Bench", "Bench", Language.English, new Market("eu"))));
        Done(await room.GoLive(Host));
    }

    private static void Done<T>(Outcome<T> outcome)
        where T : class
    {
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"{refusal.Reason}: {refusal.Message}");
    }
}
