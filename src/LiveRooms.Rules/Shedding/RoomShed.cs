using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Shedding;

/// <summary>
/// What a room goes without where the process has much to do: it is treated as if it were hotter, by one degree when tight and by two
/// when full. So it has fewer and fuller frames, and beyond huge a sample of half as many lines for each degree. What viewers are owed
/// (the show's and the drops' events, their own, the latest values, the room's own voices) is never less.
/// </summary>
public static class RoomShed
{
    /// <summary>As what the room is treated.</summary>
    public static RoomHeat Treated(RoomHeat heat, LoadLevel level) => (RoomHeat)Math.Min((int)RoomHeat.Huge, (int)heat + (int)level);

    /// <summary>Chat lines a second to show, besides the room's own voices; 1 or more. Null: all.</summary>
    /// <param name="ofHuge">Lines a second shown in a huge room on a calm process, 1 or more.</param>
    /// <param name="heat">How hot the room is.</param>
    /// <param name="level">How loaded the process is.</param>
    public static int? Lines(int ofHuge, RoomHeat heat, LoadLevel level)
    {
        var beyond = (int)heat + (int)level - (int)RoomHeat.Huge;
        return beyond < 0 ? null : Math.Max(1, ofHuge >> beyond);
    }
}
