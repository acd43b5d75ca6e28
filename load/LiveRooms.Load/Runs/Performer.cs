using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary>Plays one process's part of a scenario.</summary>
/// <param name="time">The machine's.</param>
/// <param name="opened">The target where it is open in this process already; null: the plan's is opened, and closed after.</param>
internal sealed class Performer(TimeProvider time, LiveTarget? opened = null) : IPerformer
{
    // What was made last has this long to reach everybody, over slow lines too.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<AgentReport> Perform(
        PerformancePlan plan, long clockOffset, Func<CancellationToken, Task<long>> begin, IProgress<TimelinePoint> progress, Ends ends)
    {
        if (opened is not null)
            return await Play(plan, opened, clockOffset, begin, progress, ends);
        await using var target = await TargetDoor.Attach(plan.Target, plan.Transport, time, ends.AtOnce);
        return await Play(plan, target, clockOffset, begin, progress, ends);
    }

    private async Task<AgentReport> Play(
        PerformancePlan plan, LiveTarget target, long clockOffset, Func<CancellationToken, Task<long>> begin,
        IProgress<TimelinePoint> progress, Ends ends)
    {
        var scenario = ScenarioList.Find(plan.Scenario) ?? throw new RunException($"There is no scenario {plan.Scenario} in this program.");
        var clock = new RunClock(time) { Offset = clockOffset };
        var recorder = new Recorder();
        // Another tag for each night, so that its people are nobody who was there before.
        var tag = $"g-{plan.Staging.Creator[^6..]}";
        // Where a scenario has viewers of its own, there is no crowd, and few of them at a time.
        var invited = scenario.HasOwnViewers ? plan.Settings with { Viewers = 0 } : plan.Settings;
        var transport = TransportDoor.Open(target, plan.Transport, clock, new SocketSettings(invited.Share(plan.Share).Viewers, plan.Share.Agent));
        await using var crowd = new Crowd(CrowdPlan.Of(invited, plan.Share, tag), transport, clock, recorder);
        var own = plan.Settings.Share(plan.Share);
        var cast = new Cast(own, plan.Settings, plan.Share, plan.Staging, crowd, target, clock, recorder) { Transport = transport };
        var acts = scenario.Acts(cast);
        var beginAt = await begin(ends.AtOnce);

        using var gone = new CancellationTokenSource();
        using var early = CancellationTokenSource.CreateLinkedTokenSource(ends.Early, gone.Token);
        await using var watch = time.CreateTimer(_ => EndIf(target.IsGone, gone), null, LookEvery, LookEvery);
        using var recording = Recording.Start(recorder, clock, ScenarioRunner.MeasuredFrom(acts, beginAt), progress);
        var options = new RunnerOptions { Share = plan.Share, Seed = plan.Settings.Seed, Patience = scenario.Patience(plan.Settings) };
        await new ScenarioRunner(recorder, clock, options).Run(acts, beginAt, early.Token);
        // Who comes back late, or hears late, is measured too; also when the acts were ended early, for what was seen is judged.
        await Settle(crowd, gone.Token, ends.AtOnce);
        var measurements = recording.Stop();
        return new AgentReport(measurements, EvidenceMerge.Of([crowd.Testify(), Own(target), .. cast.Witnesses.Select(static witness => witness.Testify())]));
    }

    // Nobody waits for an engine that is no more: what was seen until then is judged.
    private static void EndIf(bool isGone, CancellationTokenSource gone)
    {
        if (isGone)
            gone.Cancel();
    }

    private static async Task Settle(Crowd crowd, CancellationToken gone, CancellationToken atOnce)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, atOnce);
        try
        {
            await crowd.Settle(Settling, either.Token);
        }
        catch (OperationCanceledException) when (!atOnce.IsCancellationRequested)
        {
            await crowd.Settle(TimeSpan.Zero, atOnce);
        }
    }

    // What this process started for itself alone, only this process sees end.
    private Evidence Own(LiveTarget target) => opened is null && target.Faults is { Count: > 0 } faults
        ? new Evidence { Violations = [new Violation(GateNames.EngineAlive, faults.Count, [.. faults.Take(Violation.MostExamples)])] }
        : new Evidence();
}
