using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Inbound;

/// <summary>One drop of a room, as far as its newest view decides what is asked of it.</summary>
/// <param name="view">A view of it.</param>
internal sealed class DropGate(DropView view)
{
    private volatile DropView _view = view;
    private long _newest;

    /// <summary>The newest view. What was seen before it stays known, should it be older.</summary>
    public DropView View
    {
        set
        {
            Learn(_view.Version);
            _view = value;
        }
    }

    /// <summary>The highest version that anybody here has seen.</summary>
    public long Newest => Math.Max(_view.Version, Volatile.Read(ref _newest));

    /// <summary>The drop has come to this version.</summary>
    public void Learn(long version)
    {
        for (var known = Volatile.Read(ref _newest); known < version;)
        {
            var seen = Interlocked.CompareExchange(ref _newest, version, known);
            known = seen == known ? version : seen;
        }
    }

    /// <summary>Why a reservation asked for the first time would be refused; null when the drop must say.</summary>
    public Refusal? Refuse(VariantId? variant, long quantity)
    {
        var view = _view;
        var settings = view.Settings;
        if (view.Version < Volatile.Read(ref _newest) || settings.Mode != DropMode.FirstCome || quantity < 1 || quantity > settings.PerViewerLimit)
            return null;
        if (view.Status == DropStatus.Closed)
            return Refusals.DropClosed;
        // Who waits in another show takes a place too: where this show's viewers alone fill the list, it is full.
        if (view.Status is not (DropStatus.Open or DropStatus.SoldOut) || view.Waiting < settings.WaitlistLimit)
            return null;
        if (Shelf(view, variant) is not { } shelf || (shelf.Waiting == 0 && quantity <= shelf.Free))
            return null;
        return Refusals.SoldOut;
    }

    /// <summary>What there is of the variant; null when there is no such thing, of which the drop has more to say.</summary>
    private static (int Free, int Waiting)? Shelf(DropView view, VariantId? variant)
    {
        if (variant is null)
            return view.Shelves.IsDefaultOrEmpty ? (view.Free, view.Waiting) : null;
        if (view.Shelves.IsDefaultOrEmpty)
            return null;
        foreach (var shelf in view.Shelves)
        {
            if (shelf.Variant == variant)
                return (shelf.Free, shelf.Waiting);
        }

        return null;
    }
}
