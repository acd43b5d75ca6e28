using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Targets;

/// <summary>What creators and operators do, over HTTP. What is refused throws <c>LiveRoomsException</c>.</summary>
public interface IDirector
{
    /// <summary>Makes a show of a creator and goes live.</summary>
    Task<ShowCard> Present(string creator, CreateShow show, CancellationToken cancelled);

    /// <summary>Announces a drop in a show, with a product that is made for it.</summary>
    Task<DropCard> Announce(string creator, string show, CreateDrop drop, CancellationToken cancelled);

    /// <summary>Opens a drop now.</summary>
    Task Open(string creator, string drop, CancellationToken cancelled);

    /// <summary>A drop as everybody sees it.</summary>
    Task<DropCard> Look(string drop, CancellationToken cancelled);

    /// <summary>Ends a show.</summary>
    Task End(string creator, string show, CancellationToken cancelled);

    /// <summary>Readies a headline show on every edge.</summary>
    Task Warm(string show, CancellationToken cancelled);
}
