using LiveRooms.Load.Agents;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Gates.Thresholds;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Runs;

/// <summary>A whole run: the target is opened, the stage made, the audience sent, the truth read, and all is judged.</summary>
/// <param name="time">The machine's.</param>
/// <param name="say">Told in words what goes on before and after the acts.</param>
internal sealed class Night(TimeProvider time, Action<string> say)
{
    // Until the first act, when this process is the audience: everything is ready by then.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Makes the run.</summary>
    /// <param name="wish">Which.</param>
    /// <param name="progress">Told once a second.</param>
    /// <param name="cancelled">Ends the acts early; what was seen until then is judged.</param>
    /// <exception cref="RunException">It cannot be made so.</exception>
    /// <exception cref="TargetException">The target cannot be had.</exception>
    /// <exception cref="AgentsException">Agents did not come, or all were lost.</exception>
    public async Task<RunResult> Run(RunWish wish, IProgress<TimelinePoint> progress, CancellationToken cancelled)
    {
        say($"Opening {wish.Target}.");
        await using var target = await TargetDoor.Open(wish.Target, wish.Transport, wish.TargetSettings, time, cancelled);
        if (wish.Scenario.NeedsProcesses && target.Processes is null)
            throw new RunException($"{wish.Scenario.Name} ends processes, and those of {wish.Target} are not this program's to end.");
        say("Making the stage.");
        var staging = await wish.Scenario.Stage(target, wish.Settings, cancelled);
        await using var told = cancelled.Register(() => say("Ending early: what was seen until now will be judged. Asked once more, it ends at once."));
        var begun = time.GetUtcNow();
        var plan = new PerformancePlan(wish.Scenario.Name, wish.Settings, Share.Whole, staging, target.Plan, wish.Transport);
        var audience = wish is { Agents: 1, Listen: null }
            ? await Alone(plan, target, progress, cancelled)
            : await Together(plan, wish, progress, cancelled);
        var seconds = (time.GetUtcNow() - begun).TotalSeconds;
        var wasEnded = cancelled.IsCancellationRequested;

        say("Reading what the engine holds true.");
        var (truth, unread) = await Read(target, staging);
        var (measured, evidence) = audience.Together();
        var secrets = new Secrets(target.Plan, wish.TargetSettings);
        GateVerdict[] verdicts =
        [
            .. Judge(wish, new GateReading(evidence, truth, measured)), secrets.Hide(EngineAlive.Judge([.. unread, .. target.Faults, .. Elsewhere(evidence)])), ToTheEnd.Judge(wasEnded),
        ];
        return new RunResult(
            RunResult.NewestSchema, wish.Scenario.Name, wish.Scenario.Summary, wish.Profile, begun, seconds, target.Name, Words.Of(wish.Transport),
            Machines.Here(), AudienceKeys.Say(wish.Settings), measured, verdicts, [.. audience.Agents.Select(secrets.Hide)],
            Passed: verdicts.All(static verdict => verdict.Passed) && !audience.Agents.Any(static agent => agent.Lost));
    }

    // An engine that says nothing any more costs the run its verdict, never what was measured.
    private static async Task<(Truth Truth, IEnumerable<string> Unread)> Read(LiveTarget target, Staging staging)
    {
        try
        {
            return (await target.Read(staging.Shows, staging.Drops, CancellationToken.None), []);
        }
#pragma warning disable CA1031 // Whatever it is: it is said in the report.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (new Truth(new Dictionary<string, ShowDetails>(), new Dictionary<string, DropTruth>()), [$"what the engine holds true could not be read: {e.Message}"]);
        }
    }

    // Agents have edges of their own in memory.
    private static IEnumerable<string> Elsewhere(Evidence evidence) =>
        evidence.Violations.Where(static seen => seen.Gate == GateNames.EngineAlive).SelectMany(static seen => seen.Examples);

    private static IReadOnlyList<GateVerdict> Judge(RunWish wish, GateReading reading) =>
    [
        .. wish.Scenario.Gates(wish.Settings).Concat(wish.Settings.Thresholds.Select(ThresholdText.Parse)).Select(gate => gate.Judge(reading)),
    ];

    private async Task<AgentsResult> Alone(
        PerformancePlan plan, LiveTarget target, IProgress<TimelinePoint> progress, CancellationToken cancelled)
    {
        var clock = new RunClock(time);
        var ends = new Ends(Early: cancelled, AtOnce: CancellationToken.None);
        var report = await new Performer(time, target).Perform(plan, 0, _ => Task.FromResult(clock.Now + (long)Breath.TotalMicroseconds), progress, ends);
        return new AgentsResult([report], [new AgentSummary("this process", plan.Settings.Viewers, Lost: false, Why: null, ClockOffsetMs: 0)]);
    }

    private async Task<AgentsResult> Together(
        PerformancePlan plan, RunWish wish, IProgress<TimelinePoint> progress, CancellationToken cancelled)
    {
        var clock = new RunClock(time);
        await using var coordinator = await Coordinator.Gather(new CoordinatorOptions(wish.Agents, wish.Listen), clock, say, cancelled);
        return await coordinator.Perform(plan, progress, cancelled);
    }
}
