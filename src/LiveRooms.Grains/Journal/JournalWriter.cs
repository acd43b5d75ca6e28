using System.Diagnostics;
using LiveRooms.Grains.Telemetry;

namespace LiveRooms.Grains.Journal;

/// <summary>
/// Group commit for one activation: one write is in flight, and everything that arrives meanwhile goes out in the next one.
/// Lives on the grain's single-threaded scheduler, so it takes no lock; its loop never leaves that scheduler.
/// After a refused or unanswered write it acknowledges nothing more: the activation must end and replay.
/// </summary>
/// <param name="journal">The store.</param>
/// <param name="key">The journal to extend.</param>
/// <param name="version">The version replayed so far.</param>
/// <param name="encode">Events of one group to one entry, which may stand in the same memory each time.</param>
/// <param name="options">Group sizes; null takes the defaults.</param>
/// <param name="metrics">Counts group sizes; null counts nothing.</param>
internal sealed class JournalWriter<TEvent>(
    IJournal journal,
    JournalKey key,
    long version,
    Func<IReadOnlyList<TEvent>, ReadOnlyMemory<byte>> encode,
    JournalWriterOptions? options = null,
    JournalMetrics? metrics = null)
{
    private readonly JournalWriterOptions _options = options ?? JournalWriterOptions.Default;
    private readonly Queue<Group> _groups = new();
    private readonly TaskCompletionSource<Exception> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Group? _last;
    private bool _writing;
    private long _begun;
    private Task _check = Task.CompletedTask;
    private Task? _nextCheck;

    /// <summary>One whose entries are made anew each time.</summary>
    public JournalWriter(
        IJournal journal, JournalKey key, long version, Func<IReadOnlyList<TEvent>, byte[]> encode, JournalWriterOptions? options = null,
        JournalMetrics? metrics = null)
        : this(journal, key, version, events => new ReadOnlyMemory<byte>(encode(events)), options, metrics)
    {
    }

    /// <summary>Entries known to be stored.</summary>
    public long Version { get; private set; } = version;

    /// <summary>Events taken and not yet durable, the write in flight included.</summary>
    public int PendingEvents { get; private set; }

    /// <summary>True when so much waits that new commands should be refused before they are decided.</summary>
    public bool IsFull => PendingEvents >= _options.MaxPendingEvents;

    /// <summary>Why this writer stopped: fenced, unavailable or gone back; null while it works.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Completes, with the reason, when this writer stopped. Never faults.</summary>
    public Task<Exception> Failed => _failed.Task;

    /// <summary>Takes the events of one decision, which stay together in one entry. The task ends when they are durable.</summary>
    /// <param name="events">One or more.</param>
    /// <param name="committed">
    /// Told once they are durable, with the version of their entry, in order and before anyone who waits for them goes on.
    /// </param>
    /// <param name="seal">Nothing may join these events in their entry: a snapshot taken now is of the version after it.</param>
    /// <returns>Faults with <see cref="JournalFencedException"/>, <see cref="JournalUnavailableException"/> or <see cref="JournalWentBackException"/>.</returns>
    public Task Append(IReadOnlyList<TEvent> events, Action<long>? committed = null, bool seal = false)
    {
        if (Failure is not null || events.Count == 0)
            return WhenDurable();
        var group = OpenGroup(events.Count);
        group.Events.AddRange(events);
        group.Sealed = seal;
        group.Traces.Add(TraceLinks.Current);
        if (committed is not null)
            group.Committed.Add(committed);
        Pend(events.Count);
        if (!_writing)
            _ = WriteLoop();
        return group.Durable.Task;
    }

    /// <summary>
    /// Ends when everything taken so far is durable, at once when nothing waits. A repeated operation awaits this, so that it
    /// is not answered before the first one is stored.
    /// </summary>
    public Task WhenDurable() =>
        Failure is not null ? Task.FromException(Failure) : _last?.Durable.Task ?? Task.CompletedTask;

    /// <summary>
    /// Ends when everything taken so far is durable and no other writer was first: a refusal awaits this, since a stale writer
    /// that has nothing to append would not find out. One look at the store serves all who ask meanwhile. A write that begins
    /// from now on finds out by itself; one in flight may have been stored before another writer was, and says nothing.
    /// </summary>
    /// <returns>Faults as <see cref="Append"/> does.</returns>
    public Task WhenCurrent() =>
        Failure is not null || _groups.Count > 0 ? WhenDurable() : _nextCheck ??= CheckAfter(_check);

    /// <summary>
    /// Stops because the state that events are decided on can no longer be trusted: what waits fails, and nothing more is taken.
    /// A write in flight is still told of.
    /// </summary>
    public void Stop(Exception reason)
    {
        if (Failure is null)
            Fail(reason);
    }

    private void Pend(int change)
    {
        PendingEvents += change;
        metrics?.OnPending(key.Kind, change);
    }

    private Group OpenGroup(int events)
    {
        // While a write is in flight its group is out of the queue, so the last queued group is always open.
        if (_groups.Count > 0 && !_last!.Sealed && _last.Events.Count + events <= _options.MaxEventsPerEntry)
            return _last;
        _last = new Group { Begun = metrics?.Now() ?? 0 };
        _groups.Enqueue(_last);
        return _last;
    }

    private async Task CheckAfter(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await Task.Yield();
        _check = _nextCheck!;
        _nextCheck = null;
        var begun = _begun;
        await WhenDurable();
        var version = Version;
        if (_begun == begun && await WhyPassed(version) is { } passed && _begun == begun && Failure is null)
            Fail(passed);
        await WhenDurable();
    }

    private async Task<Exception?> WhyPassed(long version)
    {
        try
        {
            return (await journal.Read(key, version, 1)).Count > 0 ? new JournalFencedException(key, version) : null;
        }
        catch (JournalTrimmedException)
        {
            return new JournalFencedException(key, version);
        }
        catch (JournalWentBackException e)
        {
            return e;
        }
    }

    private async Task WriteLoop()
    {
        _writing = true;
        // Each group has traces of its own; what follows from it is in none of whoever came first.
        Activity.Current = null;
        while (_groups.TryDequeue(out var group))
        {
            if (await Write(group) is { } failure)
            {
                group.Fail(failure);
                Fail(failure);
                break;
            }
        }
        _writing = false;
    }

    /// <summary>Null when the group is stored and told of, else why this writer must stop.</summary>
    private async Task<Exception?> Write(Group group)
    {
        _begun++;
        using var trace = GrainTracing.Append(group.Traces, key, Version + 1, group.Events.Count);
        try
        {
            if (!await journal.Append(key, Version, encode(group.Events)))
                return new JournalFencedException(key, Version);
            Version++;
            Pend(-Math.Min(PendingEvents, group.Events.Count));
            if (_last == group)
                _last = null;
            metrics?.OnGroup(key.Kind, group.Events.Count, group.Begun);
            foreach (var committed in group.Committed)
                committed(Version);
            group.Durable.SetResult();
            return null;
        }
        catch (Exception e) when (e is JournalFencedException or JournalUnavailableException or JournalWentBackException)
        {
            return e;
        }
#pragma warning disable CA1031 // Whatever went wrong, what is stored is no longer known here: the writer must stop.
        catch (Exception e)
        {
            return new JournalUnavailableException($"Writing journal {key} after version {Version} failed.", e);
        }
#pragma warning restore CA1031
    }

    private void Fail(Exception failure)
    {
        Failure ??= failure;
        while (_groups.TryDequeue(out var waiting))
            waiting.Fail(failure);
        _last = null;
        Pend(-PendingEvents);
        _failed.TrySetResult(failure);
    }

    /// <summary>The events of one entry, and who waits for it.</summary>
    private sealed class Group
    {
        public List<TEvent> Events { get; } = [];

        public List<Action<long>> Committed { get; } = [];

        public TraceLinks Traces { get; } = new();

        public bool Sealed { get; set; }

        /// <summary>When the first event came.</summary>
        public long Begun { get; init; }

        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(Exception failure)
        {
            Durable.SetException(failure);
            _ = Durable.Task.Exception; // Seen here, also when nobody waits.
        }
    }
}
