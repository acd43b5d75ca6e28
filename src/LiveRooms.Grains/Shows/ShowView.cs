using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>A show as everybody sees it.</summary>
/// <param name="Settings">As scheduled.</param>
/// <param name="Status">Where in its life it is.</param>
/// <param name="Pinned">The product on show now, if any.</param>
/// <param name="StartedAt">When it went live.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Version">Grows with every change of this view; of two views the higher wins.</param>
[GenerateSerializer, Immutable, Alias("lr.show.view")]
public sealed record ShowView(
    ShowSettings Settings, ShowStatus Status, ProductSnapshot? Pinned, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long Version);
