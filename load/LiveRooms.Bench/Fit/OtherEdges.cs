using System.Diagnostics;
using LiveRooms.Bench.Cluster;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Fit;

/// <summary>What the rest of a cluster does to the rooms: in this process, without viewers. Counts what was answered.</summary>
/// <param name="edges">Connections to the silo.</param>
/// <param name="rooms">The rooms; each has a drop of the same name.</param>
internal sealed class OtherEdges(IReadOnlyList<IClusterClient> edges, IReadOnlyList<string> rooms)
{
    // As a relay in a busy room pauses between two follows.
    private static readonly TimeSpan FollowPause = TimeSpan.FromMilliseconds(40);

    private long _reports;
    private long _lines;
    private long _follows;
    private long _batches;
    private long _reservations;

    /// <summary>What was done since the start.</summary>
    public (long Reports, long Lines, long Follows, long Batches, long Reservations) Done => (
        Volatile.Read(ref _reports), Volatile.Read(ref _lines), Volatile.Read(ref _follows), Volatile.Read(ref _batches), Volatile.Read(ref _reservations));

    /// <summary>How many of them follow each room.</summary>
    public int Followers { get; private set; }

    /// <summary>How long what they say is.</summary>
    public int LineChars { get; private set; }

    /// <summary>Does it until it is stopped.</summary>
    public async Task Run(Mix mix, CancellationToken stop)
    {
        List<Task> tasks = [];
        (Followers, LineChars) = (mix.Followers, mix.LineChars);
        for (var room = 0; room < rooms.Count; room++)
        {
            var perReport = mix.Reports == 0 ? 0 : mix.Lines / rooms.Count / mix.Reports;
            if (mix.Reports > 0)
                tasks.Add(ByChance(mix.Reports, room, Reporting(Show(room, room), perReport, new string('x', mix.LineChars)), stop));
            if (mix.Batches > 0)
                tasks.Add(ByChance(mix.Batches / rooms.Count, room + 1_000, Reserving(Show(room, room), mix.BatchSize), stop));
            for (var follower = 0; follower < mix.Followers; follower++)
                tasks.Add(Follow(Show(room, room + follower + 1), stop));
        }

        await Task.WhenAll(tasks);
    }

    private LiveShow Show(int room, int edge) => new(edges[edge % edges.Count], new ShowId(rooms[room]), new DropId(rooms[room]));

    // A part of a line is said by saying one as much less often.
    private Func<Task> Reporting(LiveShow show, double lines, string text)
    {
        var owed = 0.0;
        return async () =>
        {
            owed += lines;
            var said = (int)owed;
            owed -= said;
            // A heart each, so that every report is an append.
            await show.Report(said, hearts: 1, text);
            Interlocked.Increment(ref _reports);
            Interlocked.Add(ref _lines, said);
        };
    }

    private Func<Task> Reserving(LiveShow show, int units) => async () =>
    {
        await show.Reserve(units);
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _reservations, units);
    };

    private static async Task ByChance(double perSecond, int seed, Func<Task> act, CancellationToken stop)
    {
        var chance = new Random(seed);
        var begun = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; !stop.IsCancellationRequested;)
        {
            due += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) / perSecond);
            var wait = due - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
                await act();
        }
    }

    private async Task Follow(LiveShow show, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await show.Follow();
            Interlocked.Increment(ref _follows);
            await Task.Delay(FollowPause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
