using System.Diagnostics;
using LiveRooms.Load.Audience.Transport.Sockets;

namespace LiveRooms.Bench.Edge;

/// <summary>
/// The suite <c>edge</c>: what it costs to reach a crowd, ours beside plain SignalR, SignalR with the Redis backplane, and the
/// bare sending that nobody can do without; all with the same frames, in the same minutes, on the same machine.
/// </summary>
internal sealed class EdgeSuite(EdgePlan plan, IReadOnlyList<Contender> contenders)
{
    public const string Ours = "LiveRooms edge";
    public const string Plain = "plain SignalR group send";
    public const string Backplane = "SignalR, Redis backplane, 2 processes";
    public const string Floor = "bare loop of Socket.Send";

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, double> _empty = [];
    private readonly Dictionary<string, double> _tick = [];

    public static async Task<int> Run(bool quick)
    {
        var limit = FileLimit.Raise();
        var most = Math.Min(limit - EdgePlan.OtherFiles, 28_000);
        var plan = quick ? EdgePlan.Quick(most) : EdgePlan.Full(most);
        if (!quick && most < 28_000)
            Console.WriteLine($"A process may open {limit:N0} files here, and may not raise it: at most {most:N0} viewers.");
        if (plan.Backplane && !RedisServer.IsInstalled)
            Console.WriteLine($"{RedisServer.Missing}. The backplane's figures are null.");
        await using var redis = plan.Backplane && RedisServer.IsInstalled ? await RedisServer.Start() : null;
        List<Task<Contender>> starting =
        [
            Contender.Start(Ours, 1, [EdgeVerbs.Ours]),
            Contender.Start(Plain, 2, [EdgeVerbs.Plain]),
            Contender.Start(Floor, 3, [EdgeVerbs.Floor]),
        ];
        if (redis is not null)
            starting.Add(Contender.Start(Backplane, 4, [EdgeVerbs.Plain, redis.Address], [EdgeVerbs.Plain, redis.Address]));
        var contenders = await Task.WhenAll(starting);
        var report = await new EdgeSuite(plan, contenders).Measure();
        foreach (var contender in contenders)
            await contender.DisposeAsync();
        report.PrintTable();
        report.PrintJson(quick);
        return 0;
    }

    private async Task<EdgeReport> Measure()
    {
        await Task.WhenAll(contenders.Select(Warm));
        foreach (var contender in contenders)
            _empty[contender.Name] = (await contender.Memory()).ResidentBytes;
        List<Dictionary<string, EdgeFigures>> steps = [];
        foreach (var crowd in plan.Crowds)
            steps.Add(await Step(crowd));
        List<StalledFigures> stalled = [];
        foreach (var share in plan.StalledShares)
            stalled.Add(await Stalled(contenders[0], share, plan.StalledPairs));
        return new EdgeReport(plan, steps, stalled, [.. contenders.Select(contender => (contender.Name, contender.Lost))]);
    }

    /// <summary>
    /// Each process compiles the code it will run, that which collects garbage included. Then it is seen what it allocates for
    /// a viewer alone: most of that is not for the viewer but for the frame, and for this measurement.
    /// </summary>
    private async Task Warm(Contender contender)
    {
        for (var i = 0; i < EdgePlan.WarmRounds; i++)
        {
            await contender.Join(EdgePlan.WarmViewers);
            await contender.Run(0, plan.Warm / EdgePlan.WarmRounds);
            await contender.Leave();
            await contender.Settle(plan.Warm);
        }

        await contender.Join(1);
        var alone = await contender.Run(EdgePlan.Rate, plan.Settle);
        _tick[contender.Name] = alone.AllocatedBytes * alone.PerSecond / EdgePlan.Rate;
        await contender.Leave();
        await contender.Memory();
    }

    private async Task<Dictionary<string, EdgeFigures>> Step(int crowd)
    {
        var joins = contenders.ToDictionary(contender => contender.Name, _ => new List<JoinSample>());
        var rounds = contenders.ToDictionary(contender => contender.Name, _ => new List<RoundSample>());
        foreach (var contender in contenders)
            await contender.Forget();
        for (var part = 1; part <= plan.Joins; part++)
        {
            foreach (var contender in InTurn(part))
                joins[contender.Name].Add(await Join(contender, (crowd - contender.Viewers) / (plan.Joins - part + 1)));
        }

        var idle = new Dictionary<string, double>();
        foreach (var contender in contenders)
            idle[contender.Name] = ((await contender.Memory()).ResidentBytes - _empty[contender.Name]) / contender.Viewers / 1_024;
        foreach (var contender in contenders)
            await contender.Run(EdgePlan.Rate, plan.Settle);
        for (var round = 0; HasTimeFor(round, plan.Rounds); round++)
        {
            foreach (var contender in InTurn(round))
                rounds[contender.Name].Add(Told(contender, await contender.Run(EdgePlan.Rate, plan.Round), $"{EdgePlan.Rate} Hz"));
        }

        var fullSpeed = new Dictionary<string, RoundSample>();
        foreach (var contender in contenders.Where(_ => plan.FullSpeed > TimeSpan.Zero))
            fullSpeed[contender.Name] = Told(contender, await contender.Run(0, plan.FullSpeed), "full speed");
        return contenders.ToDictionary(contender => contender.Name, contender => new EdgeFigures(
            contender.Viewers, joins[contender.Name], idle[contender.Name], _tick[contender.Name], rounds[contender.Name], fullSpeed.GetValueOrDefault(contender.Name)));
    }

    /// <summary>With and without viewers who do not read, in turn. What they were sent last must fill their way first.</summary>
    private async Task<StalledFigures> Stalled(Contender contender, double share, int pairs)
    {
        List<RoundSample> free = [], stalled = [];
        for (var pair = 0; HasTimeFor(pair, pairs); pair++)
        {
            free.Add(Told(contender, await contender.Run(EdgePlan.Rate, plan.Round), "all read"));
            await contender.Stall(share);
            await contender.Run(0, plan.Fill);
            stalled.Add(Told(contender, await contender.Run(EdgePlan.Rate, plan.Round), $"{share:P0} do not"));
            await contender.Stall(0);
            await contender.Run(0, 2 * EdgePlan.Grace);
        }

        return new StalledFigures(contender.Name, contender.Viewers, share, free, stalled);
    }

    private bool HasTimeFor(int round, int rounds) => round == 0 || (round < rounds && Stopwatch.GetElapsedTime(_begun) < plan.Budget);

    // In another order each time: whoever runs after the heaviest one suffers in turn.
    private IEnumerable<Contender> InTurn(int round) =>
        contenders.Skip(round % contenders.Count).Concat(contenders.Take(round % contenders.Count));

    private static async Task<JoinSample> Join(Contender contender, int viewers)
    {
        var sample = await contender.Join(viewers);
        Console.WriteLine($"  {contender.Name,-38} {viewers,7:N0} joins, {sample.PerSecond,8:N0}/s, {sample.CpuMicros,6:N0} us each");
        return sample;
    }

    private static RoundSample Told(Contender contender, RoundSample sample, string what)
    {
        Console.WriteLine($"  {contender.Name,-38} {contender.Viewers,7:N0} viewers, {what,-12} {sample.PerSecond,10:N0}/s {sample.CpuMicros,7:N2} us, "
            + $"p50 {sample.P50:N1}, p99 {sample.P99:N1}, p99.9 {sample.P999:N1} ms, {sample.AllocatedBytes:N1} bytes; viewers {sample.CrowdMicros:N2} us");
        return sample;
    }
}
