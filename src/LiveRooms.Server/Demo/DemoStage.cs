using System.Globalization;
using LiveRooms.Grains;
using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Demo;

/// <summary>Sets the demo up as its creator would. What is there already is left as it is, so it may run at every start.</summary>
internal sealed class DemoStage(IGrainFactory grains, TimeProvider time, IOptions<DemoOptions> options)
{
    private const string DropPrefix = "demo-drop-";
    private const int Stock = 20;
    private const int FullRoom = 60;

    private static readonly Actor Host = new(new ViewerId(DemoCatalogue.Creator.Value), Role.Creator);

    /// <summary>Sets everything up.</summary>
    /// <returns>The live show with the drop.</returns>
    /// <exception cref="InvalidOperationException">A part of the demo was refused.</exception>
    public async Task<ShowId> SetUp()
    {
        var creator = grains.GetGrain<ICreatorGrain>(DemoCatalogue.Creator.Value);
        if (await creator.Describe() is null)
        {
            Done(await creator.Name(Host, DemoCatalogue.CreatorName));
            foreach (var product in DemoCatalogue.Products)
                Done(await creator.PutProduct(Host, product));
        }

        foreach (var show in DemoCatalogue.Shows)
        {
            if (show != DemoCatalogue.Main)
                await Announce(show);
        }

        return await Offer(await OpenRoom());
    }

    // A show whose announced time has come goes live, so that a catalogue of last week is not full of missed shows.
    private async Task<RoomView> Announce(DemoShow show)
    {
        var grain = grains.GetGrain<IShowGrain>(show.Id);
        var now = time.GetUtcNow();
        var view = (await grain.Describe())?.Show ?? Done(await grain.Create(Host, show.Settings(now)));
        if (view.Status == ShowStatus.Scheduled && (view.Settings.ScheduledAt ?? now) <= now)
            Done(await grain.GoLive(Host));
        return (await grain.Describe())!;
    }

    // A room takes a bounded number of drops; when the old one is full or was ended, the show goes on in the next.
    private async Task<RoomView> OpenRoom()
    {
        for (var number = 1; ; number++)
        {
            var id = number == 1
                ? DemoCatalogue.Main.Id
                : string.Create(CultureInfo.InvariantCulture, $"{DemoCatalogue.Main.Id}-{number}");
            var room = await Announce(DemoCatalogue.Main with { Id = id });
            if (room.Show.Status == ShowStatus.Live && room.Drops.Length < FullRoom)
                return room;
            if (room.Show.Status == ShowStatus.Live)
                Done(await grains.GetGrain<IShowGrain>(id).End(Host));
        }
    }

    // Each start brings a drop of its own; those of earlier starts close.
    private async Task<ShowId> Offer(RoomView room)
    {
        foreach (var old in room.Drops)
        {
            if (old.Status != DropStatus.Closed && old.Settings.Id.Value.StartsWith(DropPrefix, StringComparison.Ordinal))
                Done(await grains.GetGrain<IDropGrain>(old.Settings.Id.Value).Close(Host));
        }

        var now = time.GetUtcNow();
        var show = room.Show.Settings.Id;
        var product = DemoCatalogue.Products[room.Drops.Length % DemoCatalogue.Products.Count];
        var id = new DropId(string.Create(CultureInfo.InvariantCulture, $"{DropPrefix}{now.ToUnixTimeMilliseconds()}"));
        Done(await grains.GetGrain<IDropGrain>(id.Value).Create(Host, Drop(id, show, product, now + options.Value.DropDelay)));
        Done(await grains.GetGrain<IShowGrain>(show.Value).Pin(Host, product));
        return show;
    }

    private static DropSettings Drop(DropId id, ShowId show, ProductSnapshot product, DateTimeOffset opensAt) => new(
        id, show, DemoCatalogue.Creator, product with { Price = product.Price * 3 / 4 }, Stock, PerViewerLimit: 2,
        TimeSpan.FromMinutes(1), WaitlistLimit: 200, opensAt, ClosesAt: null);

    private static T Done<T>(Outcome<T> outcome)
        where T : class => outcome.Refusal is { } refusal
            ? throw new InvalidOperationException($"The demo was refused: {refusal.Message}")
            : outcome.Value!;
}
