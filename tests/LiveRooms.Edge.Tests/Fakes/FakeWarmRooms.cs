using System.Threading.Channels;
using LiveRooms.Grains;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A list of warm rooms that a test tells call by call.</summary>
internal sealed class FakeWarmRooms : IWarmRoomsGrain
{
    private readonly Channel<(WarmFollow Follow, TaskCompletionSource<WarmList> Answer)> _asked =
        Channel.CreateUnbounded<(WarmFollow, TaskCompletionSource<WarmList>)>();

    private long _version;

    /// <summary>Whether a call waits to be answered.</summary>
    internal bool IsAsked => _asked.Reader.Count > 0;

    /// <summary>Waits for the next call and leaves it unanswered: what was told before has been done.</summary>
    internal Task Asked() => _asked.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask().Soon();

    /// <summary>Waits for the next call and answers it; gives what was asked.</summary>
    internal Task<WarmFollow> Tell(params string[] shows) =>
        Answer(answer => answer.SetResult(new WarmList(++_version, [.. shows.Select(show => new ShowId(show))])));

    /// <summary>Waits for the next call and lets it fail; gives what was asked.</summary>
    internal Task<WarmFollow> Fail() => Answer(static answer => answer.SetException(new TimeoutException("no silo")));

    public Task<WarmList> Follow(WarmFollow follow)
    {
        var answer = new TaskCompletionSource<WarmList>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Writer.TryWrite((follow, answer));
        return answer.Task;
    }

    public Task<Outcome<WarmRoom>> Warm(ShowId show, TimeSpan duration) => throw new NotSupportedException();

    public Task<WarmRoom> Describe(ShowId show) => throw new NotSupportedException();

    private async Task<WarmFollow> Answer(Action<TaskCompletionSource<WarmList>> give)
    {
        var (follow, answer) = await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Soon();
        give(answer);
        return follow;
    }
}
