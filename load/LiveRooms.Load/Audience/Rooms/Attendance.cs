namespace LiveRooms.Load.Audience.Rooms;

/// <summary>What the viewers who are in a room say of it.</summary>
/// <param name="Present">How many they are.</param>
/// <param name="LeastLines">The most lines that one of them is sure of.</param>
/// <param name="MostLines">The most lines that there may be for all one of them was told.</param>
internal readonly record struct Attendance(long Present, long LeastLines, long MostLines)
{
    /// <summary>With one more viewer.</summary>
    public Attendance With(LineCount lines) => new(Present + 1, Math.Max(LeastLines, lines.Least), Math.Max(MostLines, lines.Most));
}
