using System.Collections.Concurrent;
using System.Threading.Channels;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>
/// What the fake hub answers. Every method has a plain answer; a test queues others before it with Next or replaces
/// it with Always. All calls are kept.
/// </summary>
internal sealed class Script
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<Call, Task<object>>>> _next = [];
    private readonly ConcurrentDictionary<string, Func<Call, Task<object>>> _always = [];
    private readonly ConcurrentQueue<Call> _calls = [];
    private readonly Channel<bool> _called = Channel.CreateUnbounded<bool>();

    internal Script()
    {
        Always(HubMethods.Join, _ => Samples.Joined());
        Always(HubMethods.Mine, _ => new MineReply(null, [], null));
        foreach (var method in new[] { HubMethods.Leave, HubMethods.Chat, HubMethods.React })
        {
            Always(method, _ => new Reply());
        }

        foreach (var method in new[] { HubMethods.Reserve, HubMethods.Confirm, HubMethods.Release })
        {
            Always(method, _ => new ReservationReply(null, Samples.Held()));
        }
    }

    /// <summary>Calls so far.</summary>
    internal IReadOnlyList<Call> Calls => [.. _calls];

    internal IReadOnlyList<Call> CallsOf(string method) => [.. _calls.Where(call => call.Method == method)];

    internal void Always(string method, Func<Call, object> answer) => _always[method] = call => Task.FromResult(answer(call));

    internal void Next(string method, Func<Call, object> answer) => Next(method, call => Task.FromResult(answer(call)));

    internal void Next(string method, Func<Call, Task<object>> answer) => _next.GetOrAdd(method, _ => []).Enqueue(answer);

    /// <summary>Queues: the connection is cut and the call never answered.</summary>
    internal void NextIsCut(string method) => Next(method, async call =>
    {
        call.Abort();
        return await new TaskCompletionSource<object>().Task;
    });

    internal async Task<object> AnswerAsync(Call call)
    {
        _calls.Enqueue(call);
        _called.Writer.TryWrite(true);
        var queued = _next.TryGetValue(call.Method, out var queue) && queue.TryDequeue(out var one) ? one : null;
        return await (queued ?? _always[call.Method])(call);
    }

    /// <summary>Waits until so many calls of a method came; gives the last of them.</summary>
    internal async Task<Call> CalledAsync(string method, int times = 1)
    {
        while (CallsOf(method).Count < times)
        {
            await _called.Reader.ReadAsync().AsTask().Soon();
        }

        return CallsOf(method)[times - 1];
    }
}
