using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Tests.Gates;

public sealed class DirectedTests
{
    private static readonly Dictionary<string, long> None = [];

    [Fact]
    public void A_night_whose_edge_was_never_lost_does_not_pass()
    {
        var verdict = Judge(
            new ActSummary("open-drop", 1, 1, None, None, 0), new ActSummary("open-drop-2", 1, 0, new Dictionary<string, long> { ["2003"] = 1 }, None, 0),
            new ActSummary("lose-edge", 1, 0, None, new Dictionary<string, long> { ["unfinished"] = 1 }, 0), new ActSummary("chat", 9, 0, None, None, 9));
        Assert.False(verdict.Passed);
        Assert.Equal(["open-drop-2 was done 0 of 1 times: refused with 2003", "lose-edge was done 0 of 1 times: unfinished"], verdict.Evidence);
    }

    [Fact]
    public void What_was_done_passes() => Assert.True(Judge(new ActSummary("upgrade", 1, 1, None, None, 0)).Passed);

    [Fact]
    public void A_night_without_any_direction_shows_nothing() => Assert.False(Judge(new ActSummary("chat", 9, 9, None, None, 0)).Passed);

    private static GateVerdict Judge(params ActSummary[] acts) => new Directed().Judge(new GateReading(
        new Evidence(), new Truth(new Dictionary<string, Protocol.Http.ShowDetails>(), new Dictionary<string, DropTruth>()),
        new Measurements([], new Dictionary<string, long>(), acts, [], GeneratorHealth.Unknown)));
}
