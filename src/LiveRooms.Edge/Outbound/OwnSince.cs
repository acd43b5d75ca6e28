using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>Who is told something after a place that others there are not. It holds nothing: anybody may ask, at any time.</summary>
/// <param name="Events">Events directed to one viewer each.</param>
/// <param name="Lines">Lines that who said them sees for certain.</param>
/// <param name="After">The place's sequence.</param>
/// <param name="Lean">Whether frames from there leave out chat: then all lines of a viewer count, not only those nobody else sees.</param>
internal sealed record OwnSince(OwnItems<FeedEvent> Events, OwnItems<FeedLine> Lines, long After, bool Lean)
{
    /// <summary>Whether a viewer may be told something of its own, or has lost it meanwhile: then it is looked at by itself.</summary>
    public bool MayConcern(ViewerId viewer) =>
        Events.HasApart(viewer, After) || (Lean ? Lines.Has(viewer, After) : Lines.HasApart(viewer, After)) || Events.Forgotten > After;
}
