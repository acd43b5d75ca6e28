using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Server.Api;

/// <summary>The refusals for what does not exist.</summary>
internal static class Unknown
{
    public static Refusal Show(ShowId id) => new(RefusalReason.ShowUnknown, $"There is no show {id}.");

    public static Refusal Drop(DropId id) => new(RefusalReason.DropUnknown, $"There is no drop {id}.");

    public static Refusal Creator(CreatorId id) => new(RefusalReason.CreatorUnknown, $"There is no creator {id}.");
}
