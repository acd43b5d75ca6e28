using LiveRooms.Client;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Targets.Http;

/// <summary>Creators and operators over HTTP. What stands already as it is wanted is done: a repeated wish is no failure.</summary>
internal sealed class Director(EdgeApi api, TimeProvider time) : IDirector
{
    private const long Price = 1_990;
    private const string Currency = "EUR";
    private static readonly TimeSpan WarmWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<ShowCard> Present(string creator, CreateShow show, CancellationToken cancelled)
    {
        var own = await api.Creator(creator);
        await own.Shows.CreateAsync(show, cancelled);
        return await Unless(
            () => own.Shows.GoLiveAsync(show.ShowId, cancelled), () => Show(show.ShowId, cancelled), card => card.Status == "live");
    }

    public async Task<DropCard> Announce(string creator, string show, CreateDrop drop, CancellationToken cancelled)
    {
        var own = await api.Creator(creator);
        await own.Creators.PutProductAsync(
            creator, new ProductCard(drop.ProductId, drop.ProductId, "For a load.", null, drop.Price ?? Price, Currency), cancelled);
        return await own.Drops.CreateAsync(show, drop, cancelled);
    }

    public async Task Open(string creator, string drop, CancellationToken cancelled)
    {
        var own = await api.Creator(creator);
        await Unless(
            () => own.Drops.OpenAsync(drop, cancelled), () => own.Drops.GetAsync(drop, cancelled), card => card.Status is "open" or "soldOut");
    }

    public Task<DropCard> Look(string drop, CancellationToken cancelled) => api.Anybody.Drops.GetAsync(drop, cancelled);

    public async Task End(string creator, string show, CancellationToken cancelled)
    {
        var own = await api.Creator(creator);
        await Unless(() => own.Shows.EndAsync(show, cancelled), () => Show(show, cancelled), card => card.Status == "ended");
    }

    public async Task Warm(string show, CancellationToken cancelled)
    {
        var path = $"ops/shows/{Uri.EscapeDataString(show)}/warm";
        var begun = time.GetTimestamp();
        var room = await api.Operate(HttpMethod.Post, path, ProtocolJsonContext.Default.WarmRoomCard, cancelled);
        while (room.Edges.Count == 0 || room.Edges.Any(edge => !edge.Ready))
        {
            if (time.GetElapsedTime(begun) > WarmWithin)
                throw new TimeoutException($"After {WarmWithin.TotalSeconds} s the room of {show} is not warm on every edge.");
            await Task.Delay(Pause, time, cancelled);
            room = await api.Operate(HttpMethod.Get, path, ProtocolJsonContext.Default.WarmRoomCard, cancelled);
        }
    }

    private async Task<ShowCard> Show(string show, CancellationToken cancelled) => (await api.Anybody.Shows.GetAsync(show, cancelled)).Show;

    // A request whose answer was lost is sent again, and what it asked for may be refused because it is done.
    private static async Task<T> Unless<T>(Func<Task<T>> wish, Func<Task<T>> look, Func<T, bool> isDone)
    {
        try
        {
            return await wish();
        }
        catch (LiveRoomsException e) when (!e.Problem.Retryable)
        {
            var found = await look();
            if (!isDone(found))
                throw;
            return found;
        }
    }
}
