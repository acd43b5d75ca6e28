using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>A headline show and the silos that are kept for it.</summary>
internal sealed partial class ShowGrain
{
    private bool IsHeadline => _show.Exists && _show.Settings.Headline;

    public async Task<WarmShow?> Warm()
    {
        if (_feed.Room is null)
            await _writer.WhenDurable(); // It may be being made.
        if (_feed.Room is not { } room)
            return null;
        var goes = GoHome();
        if (!goes)
            await Task.WhenAll(room.Drops.Select(drop => Warm(drop.Settings.Id)));
        return new WarmShow(IsHeadline, home.Here, !goes, room.Drops.Length);
    }

    /// <summary>
    /// Moves where it belongs; who waits for news must not hold that up. Not while its store is away: what is not stored yet is here.
    /// </summary>
    private bool GoHome()
    {
        if (_store.IsAway || !GoesHome())
            return false;
        _feed.Publish();
        return true;
    }

    private bool GoesHome()
    {
        if (!IsHeadline || !home.Send(this))
            return false;
        LogGoesHome(_show.Settings.Id, home.Here);
        return true;
    }

    /// <summary>A drop that begins with one of the calls that follow begins where it belongs.</summary>
    private void MarkCalls()
    {
        if (IsHeadline)
            HeadlineMark.Set();
    }

    private async Task Warm(DropId drop)
    {
        try
        {
            MarkCalls();
            await GrainFactory.GetGrain<IDropGrain>(drop.Value).Warm(IsHeadline);
        }
#pragma warning disable CA1031 // One bad drop must not keep its show from being warmed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDropUnreachable(e, Name, drop);
        }
    }
}
