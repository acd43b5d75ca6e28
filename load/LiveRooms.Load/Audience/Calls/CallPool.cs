using System.Collections.Concurrent;

namespace LiveRooms.Load.Audience.Calls;

/// <summary>Calls that are over, for the next ones; beyond the bound they are left to the collector.</summary>
internal sealed class CallPool
{
    private const int Most = 65_536;

    private readonly ConcurrentQueue<Call> _free = new();

    /// <summary>One to use.</summary>
    public Call Rent() => _free.TryDequeue(out var call) ? call : new Call(this);

    /// <summary>Takes it back.</summary>
    public void Return(Call call)
    {
        if (_free.Count < Most)
            _free.Enqueue(call);
    }
}
