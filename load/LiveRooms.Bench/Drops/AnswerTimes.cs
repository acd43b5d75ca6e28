using System.Diagnostics;
using LiveRooms.Bench.Machine;
using LiveRooms.Grains.Drops;

namespace LiveRooms.Bench.Drops;

/// <summary>
/// How long a viewer waits for the answer when requests arrive evenly at a given rate: from the moment the request was to
/// arrive, so that a slow answer is not hidden by asking less.
/// </summary>
internal sealed class AnswerTimes
{
    private const double BucketMicros = 10;
    private readonly int[] _buckets = new int[1_000_000];

    public static async Task<AnswerTimes> Measure(RedisServer redis, SiloServer silo, double perSecond, TimeSpan time)
    {
        var answers = new AnswerTimes();
        var drop = await Stage.OpenDrop(silo.Edges[0], 5_000_000);
        var begun = Stopwatch.GetTimestamp();
        var rate = perSecond / silo.Edges.Count;
        await Task.WhenAll(silo.Edges.Select(edge => Task.Run(() => answers.Ask(edge.GetGrain<IDropGrain>(drop.Value), rate, begun, time))));
        await Stage.Forget(redis, silo.Edges[0], drop);
        return answers;
    }

    /// <summary>Milliseconds within which this share of the answers came.</summary>
    public double Within(double share)
    {
        var (wanted, seen, at) = (share * _buckets.Sum(count => (long)count), 0L, 0);
        while (at < _buckets.Length - 1 && (seen += _buckets[at]) < wanted)
            at++;
        return (at + 1) * BucketMicros / 1_000;
    }

    private async Task Ask(IDropGrain drop, double rate, long begun, TimeSpan time)
    {
        var total = (long)(rate * time.TotalSeconds);
        var batch = new DropBatch.Packer();
        for (var sent = 0L; sent < total;)
        {
            var arrived = Math.Min(total, (long)(Stopwatch.GetElapsedTime(begun).TotalSeconds * rate)) - sent;
            if (arrived == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
                continue;
            }

            while (batch.Count < Math.Min(arrived, DropRequest.MaxBatch))
                batch.Add(Ids.Reserve());
            var receipts = await drop.Act(batch.Take());
            if (receipts.Any(receipt => receipt.Refusal is not null))
                throw new InvalidOperationException("A reservation was refused while stock was left.");
            var now = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            for (var i = 0; i < receipts.Count; i++)
                Count(now - ((sent + i) / rate));
            sent += receipts.Count;
        }
    }

    private void Count(double seconds) =>
        Interlocked.Increment(ref _buckets[Math.Clamp((int)(seconds * 1e6 / BucketMicros), 0, _buckets.Length - 1)]);
}
