using System.Security.Cryptography;
using LiveRooms.Load.Targets.Control;
using LiveRooms.Load.Targets.Programs;
using LiveRooms.Load.Targets.Reading;

namespace LiveRooms.Load.Targets;

/// <summary>From a target's name to a target.</summary>
internal static class TargetDoor
{
    /// <summary>One process with everything and a store of its own.</summary>
    public const string Embedded = "embedded";

    /// <summary>A Redis, silos and edges.</summary>
    public const string Cluster = "cluster";

    private const int KeyBytes = 64;

    /// <summary>Opens the target of that name, started here unless it is an address.</summary>
    /// <param name="name"><c>embedded</c>, <c>cluster</c>, or addresses of edges with commas between.</param>
    /// <param name="transport">How viewers will reach it; those in memory need an edge in this process.</param>
    /// <param name="settings">Further wishes.</param>
    /// <param name="time">For pauses.</param>
    /// <param name="cancelled">Gives up; what was started ends.</param>
    /// <exception cref="TargetException">It cannot be; the message is a sentence for whoever runs the load.</exception>
    public static Task<LiveTarget> Open(
        string name, TransportKind transport, TargetSettings settings, TimeProvider time, CancellationToken cancelled) => name switch
        {
            Embedded when transport == TransportKind.Memory => Whole(settings, time, cancelled),
            Embedded => Alone(settings, time, cancelled),
            Cluster => Many(transport, settings, time, cancelled),
            _ => Attach(Addresses.Plan(name, settings), transport, time, cancelled),
        };

    /// <summary>Goes to a target that somebody else opened: another process of the run, or whoever runs the servers.</summary>
    /// <param name="plan">Where it is.</param>
    /// <param name="transport">As <see cref="Open"/>.</param>
    /// <param name="time">For pauses.</param>
    /// <param name="cancelled">Gives up.</param>
    /// <exception cref="TargetException">Viewers in memory are wanted, and this process cannot be an edge of it.</exception>
    public static Task<LiveTarget> Attach(
        TargetPlan plan, TransportKind transport, TimeProvider time, CancellationToken cancelled) => Safely([], async started =>
    {
        var here = transport == TransportKind.Memory ? await EdgeHere(plan, cancelled) : null;
        if (here is not null)
            started.Add(here);
        return new LiveTarget(plan, new TargetParts(started, here), time);
    });

    private static Task<LiveTarget> Whole(TargetSettings settings, TimeProvider time, CancellationToken cancelled)
    {
        var folder = new TemporaryFolder("data");
        var key = NewKey();
        return Safely([folder], async started =>
        {
            var here = await ServerHere.Start(
                ServerOptions.Merge(ServerOptions.Common, ServerOptions.Here, settings.Options, ServerOptions.Own(folder.Path, key)), cancelled);
            started.Add(here);
            return new LiveTarget(new TargetPlan(Embedded, [here.Address], null, key), new TargetParts(started, here), time);
        });
    }

    private static Task<LiveTarget> Alone(TargetSettings settings, TimeProvider time, CancellationToken cancelled)
    {
        var folder = new TemporaryFolder("data");
        var key = NewKey();
        var server = new ServerProgram(
            "the server", ServerOptions.Merge(ServerOptions.Common, settings.Options, ServerOptions.Own(folder.Path, key)));
        return Safely([folder, server], async started =>
        {
            await server.Start(cancelled);
            var processes = new SoleProcess(server);
            var control = await ControlHost.Start(processes, cancelled);
            started.Add(control);
            var plan = new TargetPlan(Embedded, [server.Address], null, key) { Control = control.Control };
            return new LiveTarget(plan, new TargetParts(started, Processes: processes, Store: new LentStore(server, folder.Path)), time);
        });
    }

    private static Task<LiveTarget> Many(TransportKind transport, TargetSettings settings, TimeProvider time, CancellationToken cancelled) =>
        Safely([], async started =>
        {
            var redis = await OwnRedis.Start(cancelled);
            started.Add(redis);
            var key = NewKey();
            var processes = new ClusterProcesses(
                settings, ServerOptions.Merge(ServerOptions.Common, settings.Options, ServerOptions.Joined(redis.Address, key)));
            started.Add(processes);
            await processes.Start(cancelled);
            var control = await ControlHost.Start(processes, cancelled);
            started.Add(control);
            var plan = new TargetPlan(Cluster, processes.Addresses, redis.Address, key) { Control = control.Control, Options = settings.Options };
            var here = transport == TransportKind.Memory ? await EdgeHere(plan, cancelled) : null;
            if (here is not null)
                started.Add(here);
            return new LiveTarget(plan, new TargetParts(started, here, processes), time);
        });

    private static async Task<ServerHere> EdgeHere(TargetPlan plan, CancellationToken cancelled)
    {
        if (plan.Redis is not { } redis)
        {
            throw new TargetException(
                $"Viewers in memory need an edge in this process, and so the Redis of {plan.Name}; an embedded store is for one process. "
                + "Use sockets.");
        }

        // Without its cluster's key it signs nobody in, and viewers in memory need no token.
        var key = plan.SignInKey ?? NewKey();
        return await ServerHere.Start(
            ServerOptions.Merge(
                ServerOptions.Common, ServerOptions.Here, ServerOptions.EdgeOf(plan), plan.Options ?? new Dictionary<string, string>(),
                ServerOptions.Joined(redis, key)),
            cancelled);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    // What was started before something failed ends.
    private static async Task<LiveTarget> Safely(List<IAsyncDisposable> started, Func<List<IAsyncDisposable>, Task<LiveTarget>> open)
    {
        try
        {
            return await open(started);
        }
        catch (Exception e)
        {
            await Ending.All(Enumerable.Reverse(started));
            if (e is TargetException or OperationCanceledException)
                throw;
            throw new TargetException($"The target could not be opened: {e.Message}", e);
        }
    }
}
