using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class JournalWriterTests
{
    private readonly HandJournal _journal = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task What_arrives_while_a_write_is_in_flight_goes_out_in_the_next_one()
    {
        var writer = Writer(version: 7);
        var first = Append(writer, 1);
        var second = Append(writer, 2);
        var third = Append(writer, 3, 4);
        Assert.Single(_journal.Appends);
        Assert.Equal(4, writer.PendingEvents);

        _journal.Answer(true);
        await first;
        Assert.False(second.IsCompleted);
        Assert.Equal(2, _journal.Appends.Count);
        Assert.Equal(8, _journal.Appends[1].Expected);
        Assert.Equal([2, 3, 4], _journal.Appends[1].Bytes);

        _journal.Answer(true);
        await Task.WhenAll(second, third);
        Assert.Equal(9, writer.Version);
        Assert.Equal(0, writer.PendingEvents);
        Assert.Equal(["1 at 8", "2 at 9", "3 4 at 9"], _told);
    }

    [Fact]
    public async Task A_repeat_waits_for_the_group_of_the_first_one()
    {
        var writer = Writer();
        Assert.True(writer.WhenDurable().IsCompletedSuccessfully);
        _ = writer.Append([1]);
        var inFlight = writer.WhenDurable();
        _ = writer.Append([2]);
        var open = writer.Append([]);

        _journal.Answer(true);
        await inFlight;
        Assert.False(open.IsCompleted);
        _journal.Answer(true);
        await open;
        Assert.True(writer.WhenDurable().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Groups_are_bounded_and_one_append_is_never_split()
    {
        var writer = Writer(options: new JournalWriterOptions { MaxEventsPerEntry = 3, MaxPendingEvents = 9 });
        Task[] all = [writer.Append([1]), writer.Append([2, 3]), writer.Append([4, 5]), writer.Append([6, 7, 8, 9])];
        Assert.True(writer.IsFull);
        for (var i = 0; i < all.Length; i++)
            _journal.Answer(true);
        await Task.WhenAll(all);
        Assert.Equal<byte[]>([[1], [2, 3], [4, 5], [6, 7, 8, 9]], _journal.Appends.Select(a => a.Bytes));
        Assert.False(writer.IsFull);
    }

    [Fact]
    public async Task Nothing_joins_a_sealed_entry()
    {
        var writer = Writer();
        Task[] all = [writer.Append([1]), writer.Append([2]), writer.Append([3], seal: true), writer.Append([4]), writer.Append([5])];
        for (var i = 0; i < 3; i++)
            _journal.Answer(true);
        await Task.WhenAll(all);
        Assert.Equal<byte[]>([[1], [2, 3], [4, 5]], _journal.Appends.Select(a => a.Bytes));
    }

    [Fact]
    public async Task A_refused_write_fails_everyone_and_everything_after()
    {
        var writer = Writer(version: 3);
        Task[] waiting = [Append(writer, 1), Append(writer, 2), writer.WhenDurable()];
        _journal.Answer(false);
        foreach (var task in waiting)
            await Assert.ThrowsAsync<JournalFencedException>(() => task);
        await Assert.ThrowsAsync<JournalFencedException>(() => writer.Append([3]));
        await Assert.ThrowsAsync<JournalFencedException>(() => writer.WhenDurable());
        Assert.Same(writer.Failure, await writer.Failed);
        Assert.Equal(3, writer.Version);
        Assert.Single(_journal.Appends);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Any_other_failure_counts_as_an_unknown_outcome()
    {
        var writer = Writer();
        var waiting = writer.Append([1]);
        _journal.Break(new InvalidOperationException("a bug in a backend"));
        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => writer.Append([2]));
    }

    [Fact]
    public async Task A_listener_may_append_while_it_is_told()
    {
        Task? nested = null;
        var writer = Writer();
        var first = writer.Append([1], _ => nested ??= writer.Append([1, 9]));
        _journal.Answer(true);
        await first;
        Assert.False(nested!.IsCompleted);
        _journal.Answer(true);
        await nested;
        Assert.Equal(2, writer.Version);
    }

    [Fact]
    public Task Who_is_current_is_so_when_the_store_has_nothing_more() => OnOneTurn(async () =>
    {
        var writer = Writer(version: 3);
        await writer.WhenCurrent();
        Assert.Equal(1, _journal.Reads);
        _journal.Others.Add(new JournalEntry(4, default));
        await Assert.ThrowsAsync<JournalFencedException>(() => writer.WhenCurrent());
    });

    [Fact]
    public Task A_write_that_was_in_flight_says_nothing_about_who_is_current_now() => OnOneTurn(async () =>
    {
        var writer = Writer(version: 3);
        var written = writer.Append([1]);
        // Stored as version 4, but the answer is late: another writer was there since.
        _journal.Others.Add(new JournalEntry(5, default));
        var current = writer.WhenCurrent();
        _journal.Answer(true);
        await written;
        await Assert.ThrowsAsync<JournalFencedException>(() => current);
    });

    [Fact]
    public async Task A_write_that_begins_later_says_who_is_current_without_a_look()
    {
        var writer = Writer();
        _ = writer.Append([1]);
        _ = writer.Append([2]);
        var current = writer.WhenCurrent();
        _journal.Answer(true);
        Assert.False(current.IsCompleted);
        _journal.Answer(true);
        await current;
        Assert.Equal(0, _journal.Reads);
    }

    // As a grain's calls run: never two at once, and what one awaits goes on in turn.
    private static Task OnOneTurn(Func<Task> test) => Task.Factory.StartNew(
        test, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    private JournalWriter<byte> Writer(long version = 0, JournalWriterOptions? options = null) => new(
        _journal, new JournalKey("drop", "mug"), version, e => [.. e], options);

    private Task Append(JournalWriter<byte> writer, params byte[] events) =>
        writer.Append(events, version => _told.Add($"{string.Join(' ', events)} at {version}"));
}
