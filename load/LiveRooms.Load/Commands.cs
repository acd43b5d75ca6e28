using System.CommandLine;
using LiveRooms.Load.Agents;
using LiveRooms.Load.Plan;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Compare;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load;

/// <summary>The command line.</summary>
internal static class Commands
{
    /// <summary>It was understood and could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It was not understood.</summary>
    public const int Misused = 2;

    /// <summary>It was done, and what was found is bad: a gate failed, or a run is worse than another.</summary>
    public const int NotPassed = 3;

    /// <summary>Does what the arguments say; the exit code.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("Load and capacity of LiveRooms.")
        {
            RunCommand.Make(output, errors, TimeProvider.System), AgentCommand.Make(output, errors, static () => new Performer(TimeProvider.System)),
            ProfilesCommand.Make(output), CompareCommand.Make(output, errors), ReportCommand.Make(output, errors), PlanCommand.Make(output, errors),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return Invoke(parsed, output, errors);
        foreach (var error in parsed.Errors)
            errors.WriteLine(error.Message);
        errors.WriteLine($"See {Name} {(parsed.CommandResult.Command == root ? "" : $"{parsed.CommandResult.Command.Name} ")}--help.");
        return Misused;
    }

    // Who is asked to end still judges what it saw, and brings its servers and folders to their end: however long that takes.
    private static int Invoke(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        using var signals = new EndSignals(Environment.Exit);
        var configuration = new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null };
        var code = parsed.InvokeAsync(configuration, signals.Asked).GetAwaiter().GetResult();
        return signals.Code ?? code;
    }

    private const string Name = "dotnet run -c Release --project load/LiveRooms.Load --";
}
