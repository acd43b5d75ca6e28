namespace LiveRooms.Load.Audience.Rooms;

/// <summary>What the viewers who are in a room say of it.</summary>
/// <param name="Present">How many they are.</param>
/// <param name="Epoch">The newest life of its feed in which one of them is.</param>
/// <param name="Newest">How far one of them came in that.</param>
/// <param name="LeastLines">The most lines that one of them is sure of.</param>
/// <param name="MostLines">The most lines that there may be for all one of them was told.</param>
internal readonly record struct Attendance(long Present, long Epoch, long Newest, long LeastLines, long MostLines)
{
    /// <summary>With one more viewer, who stands there.</summary>
    public Attendance With(long epoch, long sequence, LineCount lines)
    {
        var (newestEpoch, newest) = (epoch, sequence).CompareTo((Epoch, Newest)) > 0 ? (epoch, sequence) : (Epoch, Newest);
        return new(Present + 1, newestEpoch, newest, Math.Max(LeastLines, lines.Least), Math.Max(MostLines, lines.Most));
    }
}
