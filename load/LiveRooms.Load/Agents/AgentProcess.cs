using System.Net;
using System.Net.Sockets;
using System.Reflection;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Targets.Programs;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Load.Agents;

/// <summary>An agent's life: it waits for the coordinator, joins its cluster, does its part, and ends with it.</summary>
internal static class AgentProcess
{
    private const int MostTries = 3;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Knock = TimeSpan.FromMilliseconds(200);

    /// <summary>The program's version; parts of a run are all of one.</summary>
    public static string Version { get; } =
        typeof(AgentProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Does all of it once.</summary>
    /// <param name="say">Told in words what happens.</param>
    public static async Task<AgentEnd> Run(AgentOptions options, IPerformer performer, TimeProvider time, Action<string> say, CancellationToken cancelled)
    {
        say($"Agent {options.Name} waits for the coordinator at {options.Coordinator}.");
        var here = await Reach(options.Coordinator, time, cancelled);
        using var work = new AgentWork(performer, new RunClock(time), options.Patience);
        await using var silo = await Join(here, options.Coordinator, work, cancelled);
        var card = new AgentCard(options.Name, silo.Address, Version, Environment.ProcessorCount);
        var refused = await silo.Grains.GetGrain<IMusterGrain>(options.Coordinator.ToString()).Enrol(card);
        if (refused is not null)
        {
            say($"The coordinator does not take this agent: {refused}.");
            return AgentEnd.Refused;
        }

        say($"Agent {options.Name} is there.");
        try
        {
            return await Serve(options, work, time, say, cancelled);
        }
        finally
        {
            await work.End();
        }
    }

    private static async Task<AgentEnd> Serve(AgentOptions options, AgentWork work, TimeProvider time, Action<string> say, CancellationToken cancelled)
    {
        while (!work.Dismissed.IsCompleted)
        {
            if (work.IsForsaken)
            {
                say($"Nothing was heard of the coordinator for {options.Patience.TotalSeconds:0} s: agent {options.Name} ends.");
                return AgentEnd.Forsaken;
            }

            await Task.WhenAny(work.Dismissed, Task.Delay(Beat, time, cancelled));
            cancelled.ThrowIfCancellationRequested();
        }

        if (work.Fault is { } fault)
        {
            say($"Agent {options.Name} could not do its part: {fault}");
            return AgentEnd.Failed;
        }

        say($"Agent {options.Name} is done.");
        return AgentEnd.Dismissed;
    }

    private static async Task<LoadSilo> Join(IPAddress here, IPEndPoint coordinator, AgentWork work, CancellationToken cancelled)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await LoadSilo.Start(FreePort(here), coordinator, services => services.AddSingleton(work), cancelled);
            }
            catch (AgentsException) when (tries < MostTries)
            {
                // Another took the port in between.
            }
        }
    }

    /// <summary>Waits until the coordinator takes connections; the address of this machine that it sees.</summary>
    private static async Task<IPAddress> Reach(IPEndPoint coordinator, TimeProvider time, CancellationToken cancelled)
    {
        while (true)
        {
            try
            {
                using var probe = new Socket(coordinator.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await probe.ConnectAsync(coordinator, cancelled);
                return ((IPEndPoint)probe.LocalEndPoint!).Address;
            }
            catch (SocketException)
            {
                await Task.Delay(Knock, time, cancelled);
            }
        }
    }

    /// <summary>A port of an address on which nobody listens now.</summary>
    internal static IPEndPoint FreePort(IPAddress address) => new(address, Tools.FreePort());
}
