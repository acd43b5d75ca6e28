using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class CallsUnderWayTests
{
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task All_are_answered_when_the_last_has_ended_and_its_answer_had_its_time()
    {
        var clock = new HandClock();
        var calls = new CallsUnderWay();
        calls.Begin();
        var answered = calls.Answered(Writing, clock, TestContext.Current.CancellationToken);
        calls.End();
        await clock.Waiting(Writing);
        clock.Advance(Writing - TimeSpan.FromMilliseconds(1));
        Assert.False(answered.IsCompleted);

        // One that came and ended meanwhile has its own time, as has one that is still under way.
        calls.Begin();
        calls.End();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await clock.Waiting(Writing);
        calls.Begin();
        clock.Advance(Writing);
        Assert.False(answered.IsCompleted);
        calls.End();
        await clock.Pass(Writing);
        await answered.Soon();
    }

    [Fact]
    public async Task One_that_never_ends_is_waited_for_only_so_long()
    {
        var calls = new CallsUnderWay();
        using var enough = new CancellationTokenSource();
        calls.Begin();
        var answered = calls.Answered(Writing, new HandClock(), enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answered.Soon());
    }
}
