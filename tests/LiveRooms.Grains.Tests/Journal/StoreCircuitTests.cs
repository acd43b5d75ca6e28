using LiveRooms.Grains.Journal;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Journal;

/// <summary>When a store counts as away, and when it is back.</summary>
public sealed class StoreCircuitTests : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly Queue<TaskCompletionSource> _probes = new();
    private readonly StoreCircuit _circuit;
    private int _opened;
    private TimeSpan? _away;

    public StoreCircuitTests() => _circuit = new StoreCircuit(Silence, _time, Probe, () => _opened++, away => _away = away);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _circuit.Dispose();

    [Fact]
    public async Task A_silence_opens_it_and_the_first_probe_that_is_answered_closes_it()
    {
        var calls = Enumerable.Range(0, 3).Select(_ => _circuit.Watch(new TaskCompletionSource<int>().Task, Stop)).ToArray();
        _time.Advance(Silence);
        foreach (var call in calls)
            await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal((true, 1, 1), (_circuit.IsOpen, _opened, _probes.Count));

        _probes.Dequeue().SetException(new TimeoutException());
        while (_probes.Count == 0)
            _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(_circuit.IsOpen);
        _probes.Dequeue().SetResult();
        Assert.False(_circuit.IsOpen);
        Assert.True(_away > TimeSpan.Zero);
        Assert.Equal(7, await _circuit.Watch(Task.FromResult(7), Stop));
    }

    [Fact]
    public async Task A_slow_call_is_waited_for_while_others_are_answered()
    {
        var slow = new TaskCompletionSource<int>();
        var call = _circuit.Watch(slow.Task, Stop);
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(Silence / 2);
            await _circuit.Watch(Task.FromResult(1), Stop);
        }

        slow.SetResult(9);
        Assert.Equal(9, await call);
        Assert.False(_circuit.IsOpen);
    }

    [Fact]
    public async Task What_the_store_says_wrong_is_an_answer_and_a_broken_connection_is_told_once()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => _circuit.Watch(Task.FromException<int>(new InvalidDataException()), Stop));
        Assert.False(_circuit.IsOpen);
        _circuit.Open();
        _circuit.Open();
        Assert.Equal((1, 1), (_opened, _probes.Count));
    }

    private Task Probe()
    {
        var probe = new TaskCompletionSource();
        _probes.Enqueue(probe);
        return probe.Task;
    }
}
