using System.Threading.Channels;

namespace LiveRooms.Client.Rooms;

/// <summary>
/// What one reader has not read yet, at most <paramref name="limit"/> updates. Show, drops and numbers replace an unread
/// older one. At the bound the oldest unread chat goes first and is counted as skipped; when only critical updates are
/// left, all of them give way to one <see cref="RoomUpdate.Resync"/> with the state they led to. Never blocks the room.
/// </summary>
internal sealed class UpdateQueue(int limit)
{
    private static readonly object NumbersKey = new();
    private static readonly object ShowKey = new();

    private readonly Lock _gate = new();
    private readonly LinkedList<RoomUpdate> _unread = [];
    private readonly Dictionary<object, LinkedListNode<RoomUpdate>> _latest = [];
    private readonly Queue<LinkedListNode<RoomUpdate>> _chats = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _skipped;

    /// <summary>Adds an update.</summary>
    /// <param name="update">The update.</param>
    /// <param name="state">The room after it, for a resync.</param>
    internal void Post(RoomUpdate update, Func<RoomState> state)
    {
        lock (_gate)
        {
            Add(update, state);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Nothing follows; what is unread can still be read.</summary>
    internal void Complete() => _signal.Writer.TryComplete();

    /// <summary>Takes the oldest unread update.</summary>
    internal bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out RoomUpdate update)
    {
        lock (_gate)
        {
            update = _unread.First?.Value;
            if (update is null)
            {
                return false;
            }

            Remove(_unread.First!);
            return true;
        }
    }

    /// <summary>Waits for news; false when nothing follows.</summary>
    internal async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        var more = await _signal.Reader.WaitToReadAsync(cancel).ConfigureAwait(false);
        _signal.Reader.TryRead(out _);
        return more;
    }

    private void Add(RoomUpdate update, Func<RoomState> state)
    {
        var key = KeyOf(update);
        if (key is not null && _latest.TryGetValue(key, out var older))
        {
            older.Value = update;
            return;
        }

        if (_unread.Count >= limit && !DropOldestChat())
        {
            Collapse(state());
            if (update is not RoomUpdate.Connection)
            {
                return;
            }
        }

        if (update is RoomUpdate.Chat chat && _skipped > 0)
        {
            update = chat with { Skipped = chat.Skipped + _skipped };
            _skipped = 0;
        }

        var node = _unread.AddLast(update);
        if (key is not null)
        {
            _latest[key] = node;
        }
        else if (update is RoomUpdate.Chat)
        {
            _chats.Enqueue(node);
        }
    }

    private bool DropOldestChat()
    {
        if (!_chats.TryPeek(out var oldest))
        {
            return false;
        }

        var chat = (RoomUpdate.Chat)oldest.Value;
        var skipped = chat.Lines.Count + chat.Skipped;
        Remove(oldest);
        if (_chats.TryPeek(out var next))
        {
            next.Value = (RoomUpdate.Chat)next.Value with { Skipped = ((RoomUpdate.Chat)next.Value).Skipped + skipped };
        }
        else
        {
            _skipped += skipped;
        }

        return true;
    }

    // The update that found no room is in the state already, so it is lost with the rest; a change of the connection is not.
    private void Collapse(RoomState state)
    {
        var lost = 1L;
        foreach (var update in _unread)
        {
            lost += update is RoomUpdate.Resync before ? before.Lost : 1;
        }

        _unread.Clear();
        _latest.Clear();
        _chats.Clear();
        _skipped = 0;
        _unread.AddLast(new RoomUpdate.Resync(state, lost));
    }

    private void Remove(LinkedListNode<RoomUpdate> node)
    {
        _unread.Remove(node);
        if (KeyOf(node.Value) is { } key)
        {
            _latest.Remove(key);
        }
        else if (node.Value is RoomUpdate.Chat)
        {
            // Chats leave in the order they came, from either end of this queue's life.
            _chats.Dequeue();
        }
    }

    private static object? KeyOf(RoomUpdate update) => update switch
    {
        RoomUpdate.Numbers => NumbersKey,
        RoomUpdate.Show => ShowKey,
        RoomUpdate.Drop drop => drop.Card.DropId,
        _ => null,
    };
}
