using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Drops;

/// <summary>The end of an activation that may not go on: at once, or, when its store lost something, once that is marked.</summary>
internal sealed partial class DropGrain
{
    private const int ShortestPauseMs = 50;
    private const int LongestPauseMs = 2_000;

    /// <summary>How long one whose loss is marked says so before another looks whether it was accepted.</summary>
    private static readonly TimeSpan StillTime = TimeSpan.FromSeconds(10);

    /// <summary>How long one that could not begin says so before another try.</summary>
    private static readonly TimeSpan AwayTime = TimeSpan.FromMilliseconds(250);

    // Not to be continued asynchronously: a pause that it ends would go on in the pool before it comes back to the grain's turn.
    private readonly TaskCompletionSource _ended = new();

    // Why the journal is not to be trusted, as long as only this activation knows.
    private string? _unmarked;

    public async Task Heard(long version)
    {
        var isNews = version > _core.MostHeard;
        var heard = _core.Heard(version); // Remembers it first: should the mark fail now, it is tried again with this.
        if (isNews && _core.Failure is JournalWentBackException still)
            await trust.Distrust(_key, still.Message, version, _core.Version);
        await heard;
    }

    private async Task DeactivateOnFailure(bool began)
    {
        var failure = await _core.Failed;
        LogWriterFailed(failure, _key);
        StopNews();
        _nudger?.Stop();
        if (failure is JournalWentBackException)
            await StandStill(failure.Message);
        else if (began)
            DeactivateOnIdle();
        else
            MakeWay(AwayTime);
    }

    private void MakeWay(TimeSpan after) => this.RegisterGrainTimer(
        () =>
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(after, Timeout.InfiniteTimeSpan));

    /// <summary>
    /// No process may go on with what is left, and sell again what was sold. This activation says so to whoever asks, as long as it takes to
    /// mark the journal: another one may not know. Then it makes way after a while for one that looks whether the journal was accepted.
    /// </summary>
    private async Task StandStill(string why)
    {
        _unmarked = why;
        for (var failures = 0; !await IsMarked(); failures++)
        {
            var pause = TimeSpan.FromMilliseconds(Math.Min(ShortestPauseMs << Math.Min(failures, 6), LongestPauseMs));
            await Task.WhenAny(_ended.Task, Task.Delay(pause, time, CancellationToken.None));
            if (_ended.Task.IsCompleted)
                return;
        }

        MakeWay(StillTime);
    }

    private async Task<bool> IsMarked()
    {
        if (_unmarked is not { } why)
            return true;
        try
        {
            await trust.Distrust(_key, why, _core.MostHeard, _core.Version);
            _unmarked = null;
            return true;
        }
#pragma warning disable CA1031 // Whatever failed, it must be known to all.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotMarked(e, _key);
            return false;
        }
    }

    /// <summary>Once more: whoever begins next may not know.</summary>
    private async Task MarkAtEnd(CancellationToken cancellation)
    {
        if (_unmarked is not null)
            await Task.WhenAny(IsMarked(), Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation));
    }
}
