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
            await Stored(_writer.WhenDurable()); // It may be being made.
        if (_feed.Room is not { } room)
            return null;
        if (!GoHome())
            await Task.WhenAll(room.Drops.Select(drop => Warm(drop.Settings.Id)));
        return new WarmShow(IsHeadline, home.Here, !(IsHeadline && home.IsElsewhere), room.Drops.Length);
    }

    /// <summary>
    /// Moves where it belongs; who waits for news must not hold that up. Not while its store is away, nor before that has caught up: what
    /// the room saw meanwhile is here and nowhere else. What is under way otherwise is stored before it is answered, and so before it goes.
    /// </summary>
    private bool GoHome()
    {
        if (_store.IsAway || HasBacklog || !GoesHome())
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

    /// <summary>
    /// A drop that begins with one of the calls that follow begins where it belongs. A show that has to live elsewhere does not send its
    /// drops where it was not taken in itself.
    /// </summary>
    private void MarkCalls()
    {
        if (IsHeadline && !home.IsElsewhere)
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
