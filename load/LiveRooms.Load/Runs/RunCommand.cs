using System.CommandLine;
using System.Globalization;
using System.Net;
using LiveRooms.Load.Agents;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Live;
using LiveRooms.Load.Reports.Telemetry;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary><c>run</c>: sends an audience.</summary>
internal static class RunCommand
{
    private const int MostAgents = 1_000;

    private static readonly Argument<string> Scenario = new("scenario")
    {
        Description = string.Join(", ", ScenarioList.All.Select(static scenario => scenario.Name)),
    };

    private static readonly Option<string?> Profile = new("--profile") { Description = "smoke, laptop, headline, or a file; without one the scenario's own defaults" };
    private static readonly Option<string?> Target = new("--target") { Description = "embedded, cluster (Redis, 2 silos, 2 edges), or addresses of edges with commas between" };
    private static readonly Option<string?> Transport = new("--transport") { Description = "sockets, or memory: this process is an edge itself" };
    private static readonly Option<int?> Agents = new("--agents") { Description = "processes that play the audience, 1 to 1,000" };
    private static readonly Option<IPEndPoint> Listen = AgentCommand.EndPointOption("--listen", "host:port at which agents on other machines find this one; else agents are started here");
    private static readonly Option<int?> Viewers = new("--viewers") { Description = "the same as --set viewers=N" };
    private static readonly Option<string[]> Set = new("--set") { Description = "key=value: a setting of the audience; `profiles` lists them" };
    private static readonly Option<string[]> Server = new("--server") { Description = "option=value for servers that are started, such as LiveRooms:Edge:LongestTick=00:00:00.5" };
    private static readonly Option<string?> Redis = new("--redis") { Description = $"of a cluster that is not started here: its Redis, to read journals and to be an edge of it; or in {RedisVariable}" };
    private static readonly Option<string?> SignInKey = new("--sign-in-key") { Description = $"of such a cluster: LiveRooms:SignIn:Key, for viewers to sign themselves in; or in {SignInKeyVariable}" };
    private static readonly Option<string?> OperatorToken = new("--operator-token") { Description = $"of such a cluster: a token of an operator, outside Development; or in {OperatorTokenVariable}" };
    private static readonly Option<string> Out = new("--out") { Description = "the reports' folder", DefaultValueFactory = static _ => "load-report" };

    // Command lines are read by everybody on a machine; what an option says wins.
    private const string RedisVariable = "LIVEROOMS_LOAD_REDIS";
    private const string SignInKeyVariable = "LIVEROOMS_LOAD_SIGN_IN_KEY";
    private const string OperatorTokenVariable = "LIVEROOMS_LOAD_OPERATOR_TOKEN";

    /// <summary>The command.</summary>
    public static Command Make(TextWriter output, TextWriter errors, TimeProvider time)
    {
        var command = new Command(
            "run",
            "Sends an audience to an engine, checks what it saw, and reports. Exit code 0: all gates passed; 3: not; 130 or 143: it was ended by Ctrl+C or SIGTERM.")
        {
            Scenario, Profile, Target, Transport, Agents, Listen, Viewers, Set, Server, Redis, SignInKey, OperatorToken, Out,
        };
        command.SetAction((asked, cancelled) => Run(asked, output, errors, time, cancelled));
        return command;
    }

    private static async Task<int> Run(ParseResult asked, TextWriter output, TextWriter errors, TimeProvider time, CancellationToken cancelled)
    {
        try
        {
            var wish = Wish(asked, Environment.GetEnvironmentVariable);
            // What cannot be written is known before the run, not after.
            Directory.CreateDirectory(wish.Folder);
            var result = await Play(wish, output, time, cancelled);
            // The verdict first: a disk may be full by now.
            VerdictView.Print(result, output);
            ReportFolder.Write(result, wish.Folder);
            output.WriteLine($"Reports: {Path.Combine(wish.Folder, ReportFolder.Page)}");
            return result.Passed ? 0 : Commands.NotPassed;
        }
        catch (Exception e) when (e is RunException or ProfileException)
        {
            errors.WriteLine(e.Message);
            return Commands.Misused;
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            errors.WriteLine("The run was ended before it could be judged.");
            return Commands.Failed;
        }
        catch (Exception e) when (e is TargetException or AgentsException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return Commands.Failed;
        }
    }

    private static async Task<RunResult> Play(RunWish wish, TextWriter output, TimeProvider time, CancellationToken cancelled)
    {
        var about = $"{wish.Settings.Viewers:N0} viewers to {wish.Target} by {Words.Of(wish.Transport)}";
        var length = (wish.Settings.Arrival + wish.Settings.Duration).TotalSeconds;
        await using var display = RunDisplay.Open(new RunOutline(wish.Scenario.Name, about, length), output, time);
        using var telemetry = LoadTelemetry.Open(wish.Scenario.Name, "coordinator", Environment.GetEnvironmentVariable);
        return await new Night(time, display.Stage).Run(wish, new Listeners(telemetry is null ? [display] : [display, telemetry]), cancelled);
    }

    /// <summary>What a command line asks for.</summary>
    /// <param name="variables">Reads an environment variable.</param>
    /// <exception cref="RunException">It cannot be made so.</exception>
    /// <exception cref="ProfileException">Its settings are none.</exception>
    internal static RunWish Wish(ParseResult asked, Func<string, string?> variables)
    {
        var name = asked.GetRequiredValue(Scenario);
        var scenario = ScenarioList.Find(name)
            ?? throw new RunException($"There is no scenario '{name}'; there are {string.Join(", ", ScenarioList.All.Select(static known => known.Name))}.");
        var profile = asked.GetValue(Profile) is { } named ? ProfileFiles.Open(named) : null;
        var entry = profile?.For(name) ?? ProfileEntry.Usual;
        var settings = entry.Settle(scenario.Defaults, Overrides.Parse(Sets(asked)));
        var transport = asked.GetValue(Transport) is { } word ? Words.Transport(word) : entry.Transport;
        if (scenario.NeedsProcesses && transport == TransportKind.Memory)
            throw new RunException($"{name} ends edges, and viewers in memory are on none of them: use --transport sockets.");
        var agents = asked.GetValue(Agents) ?? entry.Agents;
        if (agents is < 1 or > MostAgents)
            throw new RunException($"--agents is a whole number from 1 to {MostAgents:N0}, not {agents}.");
        var wish = new RunWish(
            scenario, settings, profile?.Name ?? "", asked.GetValue(Target) ?? entry.Target, TargetWish(asked, variables), transport, agents,
            asked.GetValue(Listen), asked.GetRequiredValue(Out));
        return Problem(wish) is { } problem ? throw new RunException(problem) : wish;
    }

    // Targets that are started here are reached from here alone.
    private static string? Problem(RunWish wish) => wish switch
    {
        { Target: TargetDoor.Embedded or TargetDoor.Cluster, Listen: { } listen } when !IPAddress.IsLoopback(listen.Address) =>
            $"--listen {listen}: agents on other machines do not reach --target {wish.Target}, which is started here at loopback addresses. Name the addresses of edges.",
        { Target: TargetDoor.Embedded, Transport: TransportKind.Memory } and ({ Agents: > 1 } or { Listen: not null }) =>
            "Viewers in memory of several agents need a Redis, which --target embedded has not: use --target cluster, or --transport sockets.",
        { Target: TargetDoor.Embedded or TargetDoor.Cluster } => null,
        _ => Unknown(wish),
    };

    private static string? Unknown(RunWish wish)
    {
        try
        {
            Addresses.Plan(wish.Target, wish.TargetSettings);
            return null;
        }
        catch (TargetException none)
        {
            return none.Message;
        }
    }

    private static string[] Sets(ParseResult asked)
    {
        var sets = asked.GetValue(Set) ?? [];
        return asked.GetValue(Viewers) is { } viewers ? [.. sets, string.Create(CultureInfo.InvariantCulture, $"viewers={viewers}")] : sets;
    }

    private static TargetSettings TargetWish(ParseResult asked, Func<string, string?> variables)
    {
        return new TargetSettings
        {
            Options = (asked.GetValue(Server) ?? []).Select(Pair).GroupBy(static pair => pair.Name).ToDictionary(static same => same.Key, static same => same.Last().Value),
            Redis = Told(Redis, RedisVariable),
            SignInKey = Told(SignInKey, SignInKeyVariable),
            OperatorToken = Told(OperatorToken, OperatorTokenVariable),
        };

        string? Told(Option<string?> option, string variable) => asked.GetValue(option) ?? (variables(variable) is { Length: > 0 } value ? value : null);
    }

    private static (string Name, string Value) Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new RunException($"--server {text}: it is --server option=value.");
    }
}
