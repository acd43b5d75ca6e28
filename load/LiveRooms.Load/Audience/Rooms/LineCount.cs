namespace LiveRooms.Load.Audience.Rooms;

/// <summary>
/// Which lines one viewer has heard of, shown or said to be left out: in an unbroken stay there is no line between that is neither.
/// Where in its frame a line was left out is not said, so how many there are after the last one shown is known between two bounds.
/// </summary>
internal struct LineCount
{
    private const int Unknown = -1;

    private int _least;
    private int _most = Unknown;

    /// <summary>Nothing is known.</summary>
    public LineCount()
    {
    }

    /// <summary>The highest number it was shown.</summary>
    public long Last { get; private set; }

    /// <summary>The room's last line it knows of, at least.</summary>
    public readonly long Least => Last + (IsKnown ? _least : 0);

    /// <summary>The room's last line it knows of, at most.</summary>
    public readonly long Most => Last + (IsKnown ? _most : 0);

    private readonly bool IsKnown => _most != Unknown;

    /// <summary>Something is between this and the next frame, of which nobody says how many lines it had.</summary>
    /// <param name="last">The newest line shown with it; 0 without.</param>
    public void Break(long last)
    {
        Last = Math.Max(Last, last);
        (_least, _most) = (0, Unknown);
    }

    /// <summary>Takes in a frame that goes on from the last one.</summary>
    /// <param name="first">The first line's number; 0 without lines.</param>
    /// <param name="last">The last one's.</param>
    /// <param name="shown">How many it has.</param>
    /// <param name="leftOut">How many it says it leaves out.</param>
    /// <returns>What is wrong with it; null when nothing. Lines out of order are not looked at.</returns>
    public string? Take(long first, long last, int shown, int leftOut)
    {
        if (shown == 0)
        {
            if (IsKnown)
                (_least, _most) = (_least + leftOut, _most + leftOut);
            return null;
        }
        // Before the first or after the last; the others are between them.
        var around = leftOut - (last - first + 1 - shown);
        var (least, most) = (0L, around);
        string? flaw = null;
        if (around < 0)
            flaw = $"of lines {first} to {last} came {shown}, and {leftOut} are said to be left out";
        else if (IsKnown && first > Last)
        {
            var between = first - Last - 1;
            (least, most) = (_least + around - between, _most + around - between);
            if (most < 0)
                flaw = $"line {first} came after line {Last}, and {_most + around} at most are said to be left out between";
            else if (least > around)
                flaw = $"line {first} came after line {Last}, and {_least} at least are said to be left out between";
        }
        Last = Math.Max(Last, last);
        (_least, _most) = ((int)Math.Clamp(least, 0, Math.Max(0, around)), (int)Math.Clamp(most, 0, Math.Max(0, around)));
        return flaw;
    }
}
