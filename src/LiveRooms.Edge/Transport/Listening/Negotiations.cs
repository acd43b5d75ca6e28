namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// What SignalR's own endpoint promised to clients that ask first and connect then: the id that a connection with a token gets.
/// Kept for as long as SignalR keeps it, the latest <see cref="Most"/> of them; a connection with any other token is Kestrel's.
/// </summary>
internal sealed class Negotiations(TimeProvider time, TimeSpan kept)
{
    /// <summary>Promises kept at most.</summary>
    public const int Most = 65_536;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _ids = [];
    private readonly Queue<(string Token, long At)> _order = new();

    /// <summary>Keeps a promise.</summary>
    public void Remember(string token, string connectionId)
    {
        lock (_gate)
        {
            Forget(Most - 1);
            if (_ids.TryAdd(token, connectionId))
                _order.Enqueue((token, time.GetTimestamp()));
        }
    }

    /// <summary>The id promised for a token, once; null when there is none (any more).</summary>
    public string? Take(string token)
    {
        lock (_gate)
        {
            Forget(Most);
            return _ids.Remove(token, out var id) ? id : null;
        }
    }

    private void Forget(int most)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count > most || time.GetElapsedTime(oldest.At) >= kept))
        {
            _order.Dequeue();
            _ids.Remove(oldest.Token);
        }
    }
}
