using LiveRooms.Bench.Machine;
using LiveRooms.Bench.Silo;

namespace LiveRooms.Bench.Drops;

/// <summary>Ours without its peers, for whoever works on its speed: what a reservation costs in processor time and memory.</summary>
internal static class Alone
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(int rounds)
    {
        await using var redis = await RedisServer.Start();
        await using var silo = await SiloServer.Start(redis, DropsPlan.Edges);
        await using var ours = new LiveRoomsDrop(redis, silo);
        foreach (var sync in (bool[])[true, false])
        {
            for (var round = 0; round < rounds; round++)
                await Sell(redis, silo, ours, sync);
        }

        await redis.SetDurability(DropsReport.Always);
        var probe = silo.Edges[0].GetGrain<IProbeGrain>(0);
        var before = await probe.Collections();
        var answers = await AnswerTimes.Measure(redis, silo, 150_000, TimeSpan.FromSeconds(5));
        var after = await probe.Collections();
        Console.WriteLine($"answers at 150,000/s: p50 {answers.Within(0.5):0.0}, p99 {answers.Within(0.99):0.0}, p99.9 {answers.Within(0.999):0.0} ms; "
            + $"stopped {after.PauseMs - before.PauseMs:0} ms, {after.Oldest - before.Oldest} full collections");
        Console.WriteLine(await SoldOut.Measure(silo, Round));
        Console.WriteLine(await Recovery.Measure(redis, silo, ours, DropsPlan.Full));
        return 0;
    }

    private static async Task Sell(RedisServer redis, SiloServer silo, LiveRoomsDrop ours, bool sync)
    {
        await ours.Prepare(sync);
        var probe = silo.Edges[0].GetGrain<IProbeGrain>(0);
        var (client, store, before) = (Environment.CpuUsage.TotalTime, ProcessorTime.Of(redis.ProcessId), await probe.Collections());
        var sample = await ours.Run(Round);
        var made = sample.PerSecond * Round.TotalSeconds;
        var after = await probe.Collections();
        Console.WriteLine(
            $"{(sync ? "always  " : "everysec")} {sample.PerSecond,10:N0}/s  servers {sample.CpuMicros:N2} us "
            + $"(Redis {(ProcessorTime.Of(redis.ProcessId) - store) * 1e6 / made:N2}), clients {(Environment.CpuUsage.TotalTime - client).TotalMicroseconds / made:N2} us, "
            + $"{(after.Bytes - before.Bytes) / made:N0} bytes allocated each; stopped {after.PauseMs - before.PauseMs:0} ms, "
            + $"{after.Oldest - before.Oldest} full collections; load {Tools.LoadAverage()}");
        await ours.Clear();
    }
}
