using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Edge.Tests.Shedding;

public sealed class AdmissionsUnderLoadTests : IDisposable
{
    private readonly StillClock _clock = new();
    private readonly ProcessLoad _load = new();
    private readonly HeardMetrics _heard = new();
    private readonly Admissions _doors;

    public AdmissionsUnderLoadTests()
    {
        var options = new EdgeOptions { ConnectBurst = 100, ConnectsPerSecond = 100, JoinBurst = 100, JoinsPerSecond = 100 };
        _doors = new Admissions(options, _clock, _heard.Metrics, _load);
    }

    [Fact]
    public void A_tight_edge_takes_newcomers_in_at_a_tenth_of_the_pace()
    {
        Is(LoadLevel.Tight);
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => _doors.Connect(Role.Viewer) is null));
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => _doors.Join(Role.Viewer, isNew: true) is null));
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(5, Enumerable.Range(0, 50).Count(_ => _doors.Connect(Role.Viewer) is null));
        Assert.Equal(85, _heard["liverooms.edge.refused.load", "connect"]);
        Assert.Equal(40, _heard["liverooms.edge.refused.load", "join"]);
        Assert.Equal(85, _heard["liverooms.edge.refused.admission", "connect", "1007"]);
    }

    [Theory]
    [InlineData(LoadLevel.Tight)]
    [InlineData(LoadLevel.Full)]
    public void Those_who_are_here_and_those_who_run_the_show_are_taken_as_on_a_calm_edge(LoadLevel level)
    {
        Is(level);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(_doors.Join(Role.Viewer, isNew: false)));
        Assert.NotNull(_doors.Join(Role.Viewer, isNew: false));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Null(_doors.Connect(Role.Creator)));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Null(_doors.Connect(Role.Operator)));
        Assert.NotNull(_doors.Connect(Role.Operator));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_doors.Join(Role.Creator, isNew: true));
        Assert.Equal(0, _heard["liverooms.edge.refused.load", "join"]);
    }

    [Fact]
    public void A_full_edge_gives_each_newcomer_a_slot_of_its_own()
    {
        Is(LoadLevel.Full);
        var slots = Enumerable.Range(0, 100).Select(_ => _doors.Connect(Role.Viewer)!).ToList();
        Assert.All(slots, slot => Assert.Equal(RefusalReason.Busy, slot.Reason));
        Assert.InRange(slots[0].RetryAfter!.Value.TotalSeconds, 5, 6);
        Assert.InRange(slots[99].RetryAfter!.Value.TotalSeconds, 14.9, 15.9);
        Is(LoadLevel.Normal);
        Assert.Null(_doors.Connect(Role.Viewer));
    }

    public void Dispose() => _heard.Dispose();

    private void Is(LoadLevel level) => _load.Status = LoadStatus.Calm with { Level = level };
}
