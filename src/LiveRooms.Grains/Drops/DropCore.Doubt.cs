using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// Who has seen more of the drop than there is. Its store may have lost what it acknowledged, and then no number may be given out again:
/// so it is known before anything is decided.
/// </summary>
internal sealed partial class DropCore
{
    /// <summary>How long those who are asked first may take: nobody who waits for a drop that begins should notice.</summary>
    private static readonly TimeSpan AskTime = TimeSpan.FromMilliseconds(250);

    private Task _asked = Task.CompletedTask;

    // Once true, nothing more is decided: either another writes, or something is lost. Which, the store must say.
    private bool _doubted;

    /// <summary>The highest version at which somebody said to have seen the drop.</summary>
    public long MostHeard { get; private set; }

    /// <summary>
    /// Nothing is decided until that completes, or a moment has passed: whoever is asked what it has seen calls <see cref="Heard"/> before.
    /// </summary>
    public void AskFirst(Task answered) => _asked = InTime(answered);

    /// <summary>
    /// Somebody has seen the drop at this version. When that is later than what is stored, and nobody else writes it, its store lost what
    /// it had acknowledged: then it stops.
    /// </summary>
    public Task Heard(long revision)
    {
        Doubt(revision);
        return _doubted ? Resolve() : Task.CompletedTask;
    }

    /// <summary>Ends when something may be decided, for one who has seen the drop at this version; faults with why nothing may.</summary>
    private Task WhenTrusted(long seen = 0)
    {
        Doubt(seen);
        return _doubted || !_asked.IsCompleted ? Trust() : Task.CompletedTask;
    }

    // What is decided and not stored yet, nobody has seen.
    private void Doubt(long revision)
    {
        if (revision <= (Durable?.Version ?? 0))
            return;
        _doubted = true;
        MostHeard = Math.Max(MostHeard, revision);
    }

    private async Task Trust()
    {
        if (!_doubted)
            await _asked;
        if (!_doubted)
            return;
        await Resolve();
        await _writer.WhenDurable();
    }

    private async Task Resolve()
    {
        await _writer.WhenCurrent();
        _writer.Stop(new JournalWentBackException(key, $"the drop stands at version {Durable?.Version ?? 0}, and was seen at {MostHeard}."));
    }

    private async Task InTime(Task answered)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = parts.Time.CreateTimer(_ => over.TrySetResult(), null, AskTime, Timeout.InfiniteTimeSpan);
        _ = End();
        await over.Task;

        async Task End()
        {
            await answered;
            over.TrySetResult();
        }
    }
}
