using System.Reflection;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;

namespace LiveRooms.Edge.Tests.Inbound;

/// <summary>A heart costs an addition: nothing is allocated for it, no lock is taken, no grain is called.</summary>
public sealed class HeartTests
{
    private static readonly ReactRequest Heart = new("heart", 1);

    [Fact]
    public async Task A_reaction_allocates_nothing()
    {
        // A clock that stands: the reporter runs when the test says so.
        await using var bench = new SessionBench(Endless, new HandClock());
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        for (var i = 0; i < 1_000; i++)
            Assert.Null((await session.React(Heart)).Problem);

        foreach (var kind in new[] { "heart", "like", "fire", "share" })
        {
            var request = new ReactRequest(kind, 2);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var done = true;
            for (var i = 0; i < 10_000; i++)
                done &= session.React(request).IsCompletedSuccessfully;
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(done);
        }
    }

    [Fact]
    public async Task A_reaction_takes_no_lock_of_the_edge()
    {
        await using var bench = new SessionBench(Endless, new HandClock());
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        Assert.Null((await session.React(Heart)).Problem);

        var locks = LocksOf(session);
        Assert.True(locks.Count >= 4, $"Only {locks.Count} locks were found.");
        using var held = new SemaphoreSlim(0);
        using var over = new ManualResetEventSlim();
        var holder = Task.Factory.StartNew(
            () =>
            {
                foreach (var one in locks)
                    one.Enter();
                held.Release();
                over.Wait(TestContext.Current.CancellationToken);
                foreach (var one in locks)
                    one.Exit();
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await held.WaitAsync(TestContext.Current.CancellationToken).Soon();
        try
        {
            Assert.Null((await Task.Run(() => session.React(Heart)).Soon()).Problem);
        }
        finally
        {
            over.Set();
        }
        await holder.Soon();
    }

    [Fact]
    public async Task A_reaction_past_the_limit_is_told_when_to_come_again()
    {
        var clock = new HandClock();
        await using var bench = new SessionBench(new EdgeOptions { RequestBurst = 2, RequestsPerSecond = 4 }, clock);
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        Assert.Null((await session.React(Heart)).Problem);
        var problem = (await session.React(Heart)).Problem!;
        Assert.Equal(((int)RefusalReason.RateLimited, 250L), (problem.Code, problem.RetryAfterMs));
        clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Null((await session.React(Heart)).Problem);
    }

    private static EdgeOptions Endless => new() { RequestBurst = 1_000_000, RequestsPerSecond = 10_000 };

    /// <summary>Every lock that can be reached from the session through objects of the edge.</summary>
    private static List<Lock> LocksOf(object root)
    {
        var (seen, locks, left) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new List<Lock>(), new Stack<object>([root]));
        while (left.TryPop(out var next))
        {
            if (!seen.Add(next))
                continue;
            if (next is Lock found)
                locks.Add(found);
            else if (next is Delegate { Target: { } target })
                left.Push(target);
            else if (next.GetType().Assembly == typeof(EdgeOptions).Assembly || next.GetType().Assembly == typeof(Refusal).Assembly)
            {
                for (var type = next.GetType(); type is not null; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                    {
                        if (!field.FieldType.IsValueType && field.GetValue(next) is { } value)
                            left.Push(value);
                    }
                }
            }
        }
        return locks;
    }
}
