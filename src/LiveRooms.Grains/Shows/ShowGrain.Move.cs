using LiveRooms.Grains.Draining;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// A show that moves takes its feed along: relays go on where they stand, in the same epoch, and nobody starts over. The journal says
/// whether the feed is still that of the show: where it has gone on meanwhile, or the old activation could not be sure of its end, the
/// feed begins anew, as after a crash.
/// </summary>
internal sealed partial class ShowGrain
{
    private const string HandoverKey = "lr.show.handover";

    private Resident? _resident;
    private ShowHandover? _handed;

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        if (HandOver() is { } handover)
            dehydrationContext.TryAddValue(HandoverKey, handover);
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        try
        {
            if (rehydrationContext.TryGetValue<ShowHandover>(HandoverKey, out var handover))
                _handed = handover;
        }
#pragma warning disable CA1031 // Whatever another version wrote, the journal has all that counts.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogHandoverUnread(e, this.GetPrimaryKeyString());
        }
    }

    /// <summary>What the next activation needs to go on; null where it must begin anew.</summary>
    private ShowHandover? HandOver()
    {
        // One that only passed through took no call.
        if (!_open)
            return _handed;
        return _show.Exists && _writer.Failure is null && _unstored.Count == 0 && !_store.IsAway
            ? new ShowHandover(
                _writer.Version, _began, _feed.HandOver(), [.. _metLate],
                [.. _audience.Counted.Select(counted => new SessionAudience(counted.Session, counted.Count))])
            : null;
    }

    /// <summary>Whether the feed that was handed over goes on.</summary>
    private bool GoOn(long version)
    {
        if (_handed is not { } handed || handed.Version != version)
            return false;
        _began = handed.Began;
        _feed = ShowFeed.GoOn(handed.Feed, options.Value.KeptEvents, _show.Drops);
        _metLate.UnionWith(handed.MetLate);
        var now = time.GetUtcNow();
        foreach (var session in handed.Sessions)
            _audience.Report(session.Session, session.Count, now);
        foreach (var session in _show.Tally.CountedSessions)
            _lastReport[session] = now;
        LogGoesOn(_show.Settings.Id, _feed.Epoch);
        return true;
    }
}
