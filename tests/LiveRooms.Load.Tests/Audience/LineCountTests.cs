using CsCheck;
using LiveRooms.Load.Audience.Rooms;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>A line that is neither shown nor said to be left out is missed, wherever in its frames lines are left out.</summary>
public sealed class LineCountTests
{
    // A room's lines from 1: of each whether it is shown, and whether its frame ends with it.
    private static readonly Gen<(bool Shown, bool Ends)[]> Lines = Gen.Select(Gen.Bool, Gen.Bool).Array[1, 60];

    [Fact]
    public void Whatever_is_left_out_and_said_is_right() => Lines.Sample(lines =>
    {
        var count = new LineCount();
        foreach (var (frame, through) in Frames(lines))
        {
            Assert.Null(count.Take(frame.First, frame.Last, frame.Shown, frame.LeftOut));
            Assert.InRange(through, count.Least, Math.Max(count.Most, count.Last == 0 ? through : 0));
        }
    });

    [Fact]
    public void A_line_that_is_lost_between_frames_of_all_lines_is_missed() => Gen.Int[1, 50].Sample(at =>
    {
        var count = new LineCount();
        Assert.Null(count.Take(1, at, at, 0));
        Assert.Equal(
            $"line {at + 2} came after line {at}, and 0 at most are said to be left out between", count.Take(at + 2, at + 2, 1, 0));
        Assert.Equal((at + 2, at + 2), (count.Least, count.Most));
    });

    [Fact]
    public void A_frame_that_says_less_than_it_leaves_out_is_seen_between_its_lines_and_around_them()
    {
        var count = new LineCount();
        Assert.Equal("of lines 1 to 4 came 2, and 1 are said to be left out", count.Take(1, 4, 2, 1));
        Assert.Null(count.Take(0, 0, 0, 2));
        Assert.Equal("line 8 came after line 4, and 2 at most are said to be left out between", count.Take(8, 8, 1, 0));
    }

    [Fact]
    public void Lines_said_to_be_left_out_that_never_were_are_seen()
    {
        var count = new LineCount();
        Assert.Null(count.Take(1, 1, 1, 0));
        Assert.Null(count.Take(0, 0, 0, 3));
        Assert.Equal("line 3 came after line 1, and 3 at least are said to be left out between", count.Take(3, 3, 1, 0));
    }

    [Fact]
    public void After_a_break_nothing_is_missed_before_the_next_line()
    {
        var count = new LineCount();
        Assert.Null(count.Take(1, 1, 1, 0));
        count.Break(5);
        Assert.Equal((5, 5, 5), (count.Last, count.Least, count.Most));
        Assert.Null(count.Take(9, 9, 1, 0));
        Assert.NotNull(count.Take(11, 11, 1, 0));
    }

    // As an edge makes them: of each frame what it shows, and how many others it says there were; and the room's last line then.
    private static IEnumerable<((long First, long Last, int Shown, int LeftOut) Frame, long Through)> Frames((bool Shown, bool Ends)[] lines)
    {
        var (first, last, shown, leftOut) = (0L, 0L, 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Shown)
                (first, last, shown) = (first == 0 ? i + 1 : first, i + 1, shown + 1);
            else
                leftOut++;
            if (!lines[i].Ends)
                continue;
            yield return ((first, last, shown, leftOut), i + 1);
            (first, last, shown, leftOut) = (0, 0, 0, 0);
        }
    }
}
