using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>A line that was acknowledged and is nowhere is missed.</summary>
public sealed class ChatKeptTests
{
    private static readonly ChatKept _chat = new();

    [Fact]
    public void A_good_evening_passes_with_its_figures() => _chat.Passes(
        Evening.Good, "7 acknowledged lines and up to 0 in doubt: the rooms have them, and viewers were shown each or told that it was left out.");

    [Fact]
    public void A_line_that_vanished_bites() => _chat.Bites(
        Lines(6, 6), "show show-1: 7 lines acknowledged, viewers know of 6: 1 are missing");

    [Fact]
    public void A_line_that_may_be_there_is_not_missed() => Assert.True(_chat.Judge(Lines(5, 7)).Passed);

    [Fact]
    public void A_line_that_nobody_said_bites() => _chat.Bites(Lines(8, 8), "show show-1: viewers know of 8 lines, said were at most 7");

    [Fact]
    public void What_was_said_over_a_lost_connection_may_be_there_or_not()
    {
        foreach (var lines in new[] { 7, 9 })
            Assert.True(_chat.Judge(Doubt(lines)).Passed);
        Assert.False(_chat.Judge(Doubt(10)).Passed);
        Assert.False(_chat.Judge(Doubt(6)).Passed);

        GateReading Doubt(long lines) => Lines(lines, lines) is var reading ? reading with
        {
            Evidence = reading.Evidence with { Sent = [new(Evening.Show, "chat", 7, 2)] },
        } : throw new InvalidOperationException();
    }

    [Fact]
    public void A_lost_agents_lines_are_not_too_many() => Assert.True(_chat.Judge(Evening.With(seen => seen with
    {
        LostAgents = 1,
        Rooms = [Evening.Room with { LeastLines = 90, MostLines = 90 }],
    })).Passed);

    [Fact]
    public void The_process_that_knows_most_is_asked() => Assert.True(_chat.Judge(Evening.With(seen => seen with
    {
        Rooms = [Evening.Room with { LeastLines = 2, MostLines = 2 }, Evening.Room],
    })).Passed);

    [Fact]
    public void What_a_viewer_saw_bites() => _chat.Bites(
        Evening.With(seen => seen with { Violations = [new(GateNames.ChatKept, 1, ["v1: line 7 came after line 4"])] }), "v1: line 7 came after line 4");

    [Fact]
    public void Nothing_to_check_is_no_pass() => _chat.Bites(Evening.Empty, "nobody said a line");

    private static GateReading Lines(long least, long most) =>
        Evening.With(seen => seen with { Rooms = [Evening.Room with { LeastLines = least, MostLines = most }] });
}
