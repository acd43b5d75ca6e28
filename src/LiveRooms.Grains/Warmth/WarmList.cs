using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Warmth;

/// <summary>An edge asks for the list.</summary>
/// <param name="Edge">Its name: 1 to <see cref="MaxName"/> characters, its own among all edges.</param>
/// <param name="Version">The list it has; 0 for none.</param>
/// <param name="Ready">Rooms of the list whose relay follows its show; at most <see cref="WarmLimits.MaxRooms"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.warm-rooms.follow")]
public sealed record WarmFollow(string Edge, long Version, ImmutableArray<ShowId> Ready)
{
    /// <summary>Characters in a name at most.</summary>
    public const int MaxName = 256;
}

/// <summary>The rooms to keep warm.</summary>
/// <param name="Version">Unlike that of any other list.</param>
/// <param name="Shows">Their shows; at most <see cref="WarmLimits.MaxRooms"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.warm-rooms.list")]
public sealed record WarmList(long Version, ImmutableArray<ShowId> Shows);
