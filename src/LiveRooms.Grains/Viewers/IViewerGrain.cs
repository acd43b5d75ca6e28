using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Viewers;

/// <summary>A viewer, awake from the first act that needs identity. Key: the viewer's id.</summary>
[Alias("lr.viewer")]
public interface IViewerGrain : IGrainWithStringKey
{
    /// <summary>Says who the viewer is; the answer is the profile the engine keeps.</summary>
    [Alias("introduce")]
    Task<ViewerProfile> Introduce(string name);

    /// <summary>Remembers a drop in which the viewer has a reservation; at most the latest <see cref="ViewerProfile.MaxDrops"/>.</summary>
    [Alias("remember")]
    Task Remember(DropId drop);

    /// <summary>The viewer's reservations in the remembered drops, asked of the drops themselves.</summary>
    [Alias("reservations")]
    Task<ImmutableArray<ReservationView>> Reservations();
}

/// <summary>What the engine keeps of a viewer.</summary>
/// <param name="Name">The name shown in chat.</param>
/// <param name="FirstSeen">When the viewer first acted.</param>
[GenerateSerializer, Immutable, Alias("lr.viewer.profile")]
public sealed record ViewerProfile(string Name, DateTimeOffset FirstSeen)
{
    /// <summary>Drops remembered at most.</summary>
    public const int MaxDrops = 50;
}
