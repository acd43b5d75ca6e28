using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Rooms;

/// <summary>The part of a room that is the same for every viewer. Bounded as a snapshot is.</summary>
internal sealed class SharedRoom
{
    private const int DropLimit = 64;

    private readonly List<DropCard> _drops = [];
    private readonly List<ChatLine> _chat = [];
    private ShowCard? _show;
    private Counters? _counters;
    // The numbers have no version: within a position the server's clock orders them. It is taken anew at every join,
    // since another edge's clock may differ.
    private long _countersAt;

    internal Position? Position { get; private set; }

    internal RoomState ToState(string showId, IReadOnlyList<ReservationCard> own, long? mutedUntil, ViewerCard? you) =>
        new(showId, Position!, _show!, [.. _drops], [.. _chat], _counters!, own, mutedUntil, you);

    /// <summary>Whether a whole room sent unasked is from before what is known.</summary>
    internal bool IsOld(RoomSnapshot snapshot) =>
        Position is { } known && known.Epoch == snapshot.Position.Epoch
        && (snapshot.Position.Sequence < known.Sequence
            || (snapshot.Position.Sequence == known.Sequence && snapshot.At < _countersAt));

    /// <summary>Takes a whole room.</summary>
    /// <param name="snapshot">The room.</param>
    /// <param name="continues">True when it continues what is known; else it replaces it, lower versions included.</param>
    internal void Take(RoomSnapshot snapshot, bool continues)
    {
        _countersAt = snapshot.At;
        if (continues && snapshot.Position.Sequence < Position!.Sequence)
        {
            // An edge that lags behind the one before it: its frames will be old until it has caught up.
            TakeShow(snapshot.Show);
            foreach (var drop in snapshot.Drops)
            {
                TakeDrop(drop);
            }

            return;
        }

        List<DropCard> before = continues ? [.. _drops] : [];
        if (!continues)
        {
            _show = null;
        }

        Position = snapshot.Position;
        _counters = continues ? Grown(_counters!, snapshot.Counters) : snapshot.Counters;
        TakeShow(snapshot.Show);
        _chat.Clear();
        _chat.AddRange(snapshot.Chat.TakeLast(RoomView.ChatLimit));
        _drops.Clear();
        foreach (var drop in (IEnumerable<DropCard>)[.. snapshot.Drops, .. before])
        {
            TakeDrop(drop);
        }
    }

    /// <summary>Takes a frame that follows what is known.</summary>
    internal void Take(RoomFrame frame, List<RoomUpdate> updates)
    {
        Position = Position! with { Sequence = frame.Through };
        if (frame.Show is { } show && TakeShow(show))
        {
            updates.Add(new RoomUpdate.Show(show));
        }

        foreach (var drop in frame.Drops ?? [])
        {
            if (TakeDrop(drop))
            {
                updates.Add(new RoomUpdate.Drop(drop));
            }
        }

        if (frame.Counters is { } counters && frame.At >= _countersAt)
        {
            _counters = Grown(_counters!, counters);
            _countersAt = frame.At;
            updates.Add(new RoomUpdate.Numbers(_counters));
        }

        TakeChat(frame, updates);
    }

    // Tallies only grow in the life of a feed; an edge that a viewer comes to may know less than the one it came from.
    private static Counters Grown(Counters seen, Counters told)
    {
        if (seen.Tallies.All(tally => told.Tallies.GetValueOrDefault(tally.Key) >= tally.Value))
        {
            return told;
        }

        var tallies = new Dictionary<string, long>(told.Tallies);
        foreach (var (kind, count) in seen.Tallies)
        {
            tallies[kind] = Math.Max(count, tallies.GetValueOrDefault(kind));
        }

        return told with { Tallies = tallies };
    }

    private void TakeChat(RoomFrame frame, List<RoomUpdate> updates)
    {
        var last = _chat.Count == 0 ? 0 : _chat[^1].Number;
        List<ChatLine> fresh = [.. (frame.Chat ?? []).Where(line => line.Number > last)];
        if (fresh.Count == 0 && frame.SkippedChat == 0)
        {
            return;
        }

        _chat.AddRange(fresh);
        _chat.RemoveRange(0, Math.Max(0, _chat.Count - RoomView.ChatLimit));
        updates.Add(new RoomUpdate.Chat(fresh, frame.SkippedChat));
    }

    private bool TakeShow(ShowCard card)
    {
        if (_show is not null && _show.Version >= card.Version)
        {
            return false;
        }

        _show = card;
        return true;
    }

    private bool TakeDrop(DropCard card)
    {
        var index = _drops.FindIndex(known => known.DropId == card.DropId);
        if (index < 0)
        {
            _drops.Add(card);
            _drops.RemoveRange(0, Math.Max(0, _drops.Count - DropLimit));
            return true;
        }

        if (_drops[index].Version >= card.Version)
        {
            return false;
        }

        _drops[index] = card;
        return true;
    }
}
