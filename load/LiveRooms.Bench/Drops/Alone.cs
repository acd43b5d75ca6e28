using LiveRooms.Bench.Machine;

namespace LiveRooms.Bench.Drops;

/// <summary>Ours without its peers: for whoever works on its speed.</summary>
internal static class Alone
{
    public static async Task<int> Run(int rounds)
    {
        await using var redis = await RedisServer.Start();
        await using var silo = await SiloServer.Start(redis, DropsPlan.Edges);
        await using var ours = new LiveRoomsDrop(redis, silo);
        foreach (var sync in (bool[])[true, false])
        {
            for (var round = 0; round < rounds; round++)
            {
                await ours.Prepare(sync);
                var (begun, clients, redisCpu) = (Environment.CpuUsage.TotalTime, 0d, ProcessorTime.Of(redis.ProcessId));
                var sample = await ours.Run(TimeSpan.FromSeconds(3));
                var made = sample.PerSecond * 3;
                clients = (Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / made;
                redisCpu = (ProcessorTime.Of(redis.ProcessId) - redisCpu) * 1e6 / made;
                await ours.Clear();
                Console.WriteLine($"{(sync ? "always  " : "everysec")} {sample.PerSecond,10:N0}/s  servers {sample.CpuMicros:N2} us (redis {redisCpu:N2}), client {clients:N2} us  load {Tools.LoadAverage()}");
            }
        }

        await redis.SetDurability(DropsReport.Always);
        var answers = await AnswerTimes.Measure(redis, silo, 150_000, TimeSpan.FromSeconds(5));
        Console.WriteLine($"answers at 150,000/s: p50 {answers.Within(0.5):0.0}, p99 {answers.Within(0.99):0.0}, p99.9 {answers.Within(0.999):0.0} ms");
        Console.WriteLine($"sold out: {await SoldOut.Measure(silo, TimeSpan.FromSeconds(3))}");
        Console.WriteLine(await Recovery.Measure(redis, silo, ours, DropsPlan.Full));
        return 0;
    }
}
