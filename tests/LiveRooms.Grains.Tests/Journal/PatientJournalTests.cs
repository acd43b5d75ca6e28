using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Tests.Cluster;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Journal;

/// <summary>How tries come to an end when the one who writes does. The clock stands still.</summary>
public sealed class PatientJournalTests
{
    private static readonly JournalKey Key = new("show", "mugs");
    private static readonly JournalUnavailableException Away = new("down");

    private readonly HandJournal _store = new();
    private readonly PatientJournal _journal;

    public PatientJournalTests() =>
        _journal = new PatientJournal(_store, TimeSpan.FromSeconds(1), new FakeTimeProvider(), static () => { }, static _ => { });

    [Fact]
    public async Task In_a_hurry_what_waits_is_tried_at_once_and_once()
    {
        var append = _journal.Append(Key, 0, new byte[] { 1 });
        await Break(1);
        await _journal.Away;
        _journal.Hurry();
        await Break(2);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        Assert.Equal(2, _store.Appends.Count);
    }

    [Fact]
    public async Task A_try_that_began_before_the_hurry_is_followed_by_one_that_may_succeed()
    {
        var append = _journal.Append(Key, 0, new byte[] { 1 });
        _journal.Hurry();
        await Break(1);
        while (_store.Appends.Count < 2)
            await Patiently.Pause();
        _store.Answer(stored: true);
        Assert.True(await append);
        Assert.False(_journal.IsAway);
    }

    [Fact]
    public async Task After_the_end_nothing_is_tried()
    {
        var append = _journal.Append(Key, 0, new byte[] { 1 });
        _journal.Hurry();
        _journal.Stop();
        await Break(1);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(Key, 0, new byte[] { 1 }));
        Assert.Single(_store.Appends);
    }

    [Fact]
    public async Task A_pause_that_the_end_cuts_short_is_followed_by_no_try()
    {
        var append = _journal.Append(Key, 0, new byte[] { 1 });
        await Break(1);
        await _journal.Away;
        _journal.Stop();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        Assert.Single(_store.Appends);
    }

    /// <summary>Waits for a try, the so many-th, and lets it fail.</summary>
    private async Task Break(int tries)
    {
        while (_store.Appends.Count < tries)
            await Patiently.Pause();
        _store.Break(Away);
    }
}
