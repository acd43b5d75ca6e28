using System.Collections.Concurrent;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;
using LiveRooms.Simulation.Plants;

namespace LiveRooms.Simulation.Command;

/// <summary>Many seeds, each on one thread, as many at once as there are cores to use.</summary>
internal static class Campaign
{
    /// <summary>Runs seeds <paramref name="first"/> to <paramref name="last"/>; stops early after a few failures.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="last">The last seed.</param>
    /// <param name="cores">Threads, 1 or more.</param>
    /// <param name="plant">Makes the bug to be found; null for none.</param>
    /// <param name="progress">Told after every thousand seeds how many are done.</param>
    /// <param name="failed">Told of each failure at once.</param>
    public static Result Run(int first, int last, int cores, Func<Plant>? plant = null, Action<int>? progress = null, Action<Failure>? failed = null)
    {
        var failures = new ConcurrentBag<Failure>();
        var seen = new Coverage();
        var (next, done, steps, hash) = ((long)first - 1, 0, 0L, 0UL);

        void Work()
        {
            var own = new Coverage();
            var (ownSteps, ownHash) = (0L, 0UL);
            while (failures.Count < 5 && Interlocked.Increment(ref next) is var seed && seed <= last)
            {
                var history = new History((int)seed, plant?.Invoke());
                if (history.Run() is { } broken)
                {
                    var failure = new Failure((int)seed, broken);
                    failures.Add(failure);
                    failed?.Invoke(failure);
                }

                own.AddAll(history.World.Seen);
                ownSteps += history.World.Steps;
                ownHash += history.World.Trace.Hash;
                if (Interlocked.Increment(ref done) is var finished && finished % 1_000 == 0)
                    progress?.Invoke(finished);
            }

            lock (seen)
            {
                seen.AddAll(own);
                steps += ownSteps;
                hash += ownHash;
            }
        }

        // Threads of its own: no pool's, and none with a context that awaits would go back to.
        var threads = Enumerable.Range(0, cores).Select(_ => new Thread(Work)).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return new Result(done, steps, hash, seen, [.. failures.OrderBy(f => f.Seed)]);
    }

    /// <summary>A seed whose history breaks a law.</summary>
    public sealed record Failure(int Seed, Violation Broken)
    {
        public override string ToString() =>
            $"seed {Seed} breaks {Broken}\n  replay: dotnet run --project tests/LiveRooms.Simulation -- replay {Seed}";
    }

    /// <summary>What came of it; the hash is of all that happened, in whatever order the seeds were run.</summary>
    public sealed record Result(int Seeds, long Steps, ulong Hash, Coverage Seen, IReadOnlyList<Failure> Failures);
}
