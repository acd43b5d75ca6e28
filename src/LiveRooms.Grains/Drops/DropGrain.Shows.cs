using System.Collections.Immutable;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// The shows in which the drop is offered: its own, and those it is shared with. Each is told its own view and its own notices,
/// apart from the others, so that one that does not answer keeps none waiting.
/// </summary>
internal sealed partial class DropGrain
{
    private void Tell(ImmutableArray<DropView> views, DropNotices notices)
    {
        foreach (var view in views)
            Sender(view.Settings.Show).Add(view, notices.In(view.Settings.Show));
    }

    private NewsSender Sender(ShowId show)
    {
        if (!_news.TryGetValue(show, out var sender))
        {
            _news.Add(show, sender = new NewsSender(
                GrainFactory.GetGrain<IShowGrain>(show.Value), (known, max) => _core.NoticesSince(show, known, max),
                options.Value.KeptNotices, refusal => OnNoRoom(show, refusal), version => _ = AndHeal(() => _core.Heard(version)), time, log, GoHome));
        }

        return sender;
    }

    /// <summary>One of its shows is marked headline. One that stopped stays: it says why, and has a loss to mark.</summary>
    private void GoHome()
    {
        _isHeadline = true;
        if (_core.Failure is null && home.Send(this))
            LogGoesHome(_key, home.Here);
    }

    private void StopNews()
    {
        foreach (var sender in _news.Values)
            sender.Stop();
    }

    /// <summary>Why the show cannot take the drop in; null when it can. One that has it already is not asked again.</summary>
    private async Task<Refusal?> CheckShare(ShareDrop share) =>
        !State.Exists || State.ShelvesOf(share.Show).Any(s => s.Creator == share.Creator)
            ? null
            : await CheckShow(share.Show, share.Creator);

    /// <summary>
    /// The show ended or filled up meanwhile. Nobody could ever see a drop that has no room of its own; what was shared with
    /// another comes back.
    /// </summary>
    private void OnNoRoom(ShowId show, Refusal refusal)
    {
        LogNoRoom(_key, show, refusal.Message);
        if (show != State.Settings.Show)
            _ = AndHeal(() => LeaveShow(show));
        else if (refusal.Reason != RefusalReason.ShowUnknown)
            _ = AndHeal(() => _core.Command(new CloseDrop(Owner)));
    }

    public async Task LeaveShow(ShowId show)
    {
        foreach (var shelf in State.ShelvesOf(show).Where(s => s.IsShared && s.Stock.Free > 0).ToArray())
        {
            // Of this revision: units that come free later go back by another operation.
            var operation = new OperationId($"left-{shelf.Index}-{State.Revision}");
            await _core.Command(new RevokeShare(Owner, operation, show, shelf.Stock.Free, shelf.Variant?.Id));
        }
    }

    private Actor Owner => new(new ViewerId(State.Settings.Creator.Value), Role.Creator);

    private async Task AndHeal(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (_core.Failure is not null)
        {
            LogWriterFailed(e, _key); // The next activation is refused again, and does it then.
        }
    }
}
