namespace LiveRooms.Edge.Outbound;

/// <summary>What one sender did.</summary>
/// <param name="Sent">Frames that connections took.</param>
/// <param name="Skipped">Viewers passed over.</param>
/// <param name="Personal">Of the frames sent, those made for one viewer.</param>
/// <param name="TooSlow">Viewers ended because they lacked too much.</param>
/// <param name="LinesSkipped">Chat lines that those frames leave out, once for each viewer.</param>
internal readonly record struct RoundCount(int Sent, int Skipped, int Personal, int TooSlow, long LinesSkipped)
{
    public static RoundCount operator +(RoundCount a, RoundCount b) =>
        new(a.Sent + b.Sent, a.Skipped + b.Skipped, a.Personal + b.Personal, a.TooSlow + b.TooSlow, a.LinesSkipped + b.LinesSkipped);
}
