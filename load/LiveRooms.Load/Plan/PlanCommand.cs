using System.CommandLine;
using System.Globalization;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary><c>plan</c>: what an audience takes.</summary>
internal static class PlanCommand
{
    private static readonly Evening Usual = new();
    private static readonly Machines UsualMachines = new();

    private static readonly Option<double> Viewers = Number("--viewers", "viewers at once, over all shows", 1, 100_000_000);
    private static readonly Option<double> ChatRate = Number("--chat-rate", "chat lines a second, over all shows", 0, 1_000_000, 0);
    private static readonly Option<double> Drops = Number("--drops", "drops that open at the same moment, over all shows", 0, 10_000, 0, whole: true);
    private static readonly Option<double> Shows = Number("--shows", "live shows, each with the same part of everything", 1, 1_000_000, Usual.Shows, whole: true);
    private static readonly Option<double> LineChars = Number("--line-chars", "characters of a chat line", 1, 300, Usual.LineChars);
    private static readonly Option<double> Hearts = Number("--hearts-per-minute", "calls with hearts of each viewer in a minute", 0, 600, Usual.HeartsPerMinute);
    private static readonly Option<double> Acts = Number("--act-share", "part of the viewers that ever speaks", 0, 1, Usual.ActShare);
    private static readonly Option<double> Stay = Number("--stay-minutes", "how long a viewer stays", 1, 1_440, Usual.StayMinutes);
    private static readonly Option<double> Join = Number("--join-minutes", "in which time all come at the start of the show", 0.1, 1_440, Usual.JoinMinutes);
    private static readonly Option<double> Units = Number("--drop-units", "units of each drop", 1, 1_000_000, Usual.DropUnits, whole: true);
    private static readonly Option<double> Race = Number("--drop-race", "part of the viewers that asks for a unit when drops open", 0, 1, Usual.DropRace);
    private static readonly Option<double> RaceTime = Number("--race-seconds", "in which time they ask", 0.1, 3_600, Usual.RaceSeconds);
    private static readonly Option<double> EdgeCores = Number("--edge-cores", "processors of an edge", 1, 256, UsualMachines.EdgeCores, whole: true);
    private static readonly Option<double> SiloCores = Number("--silo-cores", "processors of a silo", 1, 256, UsualMachines.SiloCores, whole: true);
    private static readonly Option<double> Memory = Number("--memory", "memory of a machine in GiB", 1, 4_096, UsualMachines.MemoryGib);
    private static readonly Option<double> Gbit = Number("--edge-gbit", "network of an edge in Gbit/s", 0.01, 800, UsualMachines.EdgeGbit);
    private static readonly Option<double> Files = Number("--file-limit", "files an edge process may open", 2_000, 10_000_000, UsualMachines.FileLimit, whole: true);
    private static readonly Option<double> Utilisation = Number("--utilisation", "part of each machine that is planned with", 0.05, 1, UsualMachines.Utilisation);
    private static readonly Option<double> Spare = Number("--spare", "edges, and silos, that may be missing", 0, 1_000, UsualMachines.Spare, whole: true);
    private static readonly Option<bool> Json = new("--json") { Description = "one JSON object instead of tables" };

    /// <summary>The command.</summary>
    public static Command Make(TextWriter output, TextWriter errors)
    {
        var command = new Command("plan", "Edges, silos, bandwidth and Redis that an audience takes, by costs that were measured.")
        {
            Viewers, ChatRate, Drops, Shows, LineChars, Hearts, Acts, Stay, Join, Units, Race, RaceTime, EdgeCores, SiloCores, Memory, Gbit, Files, Utilisation, Spare, Json,
        };
        command.SetAction(result => Run(result, output, errors));
        return command;
    }

    private static int Run(ParseResult asked, TextWriter output, TextWriter errors)
    {
        var evening = new Evening
        {
            Viewers = asked.GetValue(Viewers),
            ChatRate = asked.GetValue(ChatRate),
            Drops = asked.GetValue(Drops),
            Shows = asked.GetValue(Shows),
            LineChars = asked.GetValue(LineChars),
            HeartsPerMinute = asked.GetValue(Hearts),
            ActShare = asked.GetValue(Acts),
            StayMinutes = asked.GetValue(Stay),
            JoinMinutes = asked.GetValue(Join),
            DropUnits = asked.GetValue(Units),
            DropRace = asked.GetValue(Race),
            RaceSeconds = asked.GetValue(RaceTime),
        };
        var machines = new Machines
        {
            EdgeCores = asked.GetValue(EdgeCores),
            SiloCores = asked.GetValue(SiloCores),
            MemoryGib = asked.GetValue(Memory),
            EdgeGbit = asked.GetValue(Gbit),
            FileLimit = asked.GetValue(Files),
            Utilisation = asked.GetValue(Utilisation),
            Spare = asked.GetValue(Spare),
        };
        if (evening.Shows > evening.Viewers)
        {
            errors.WriteLine($"--shows: {Words.Of(evening.Shows)} shows have more rooms than the {Words.Of(evening.Viewers)} viewers can be in.");
            return Commands.Misused;
        }

        try
        {
            var plan = new Planner(new CostModels(FitFile.Committed())).For(evening, machines);
            if (asked.GetValue(Json))
                output.WriteLine(PlanCard.Of(plan).Write());
            else
                PlanTable.Print(plan, output);
            return 0;
        }
        catch (PlanException e)
        {
            errors.WriteLine(e.Message);
            return Commands.Failed;
        }
    }

    /// <summary>A number within bounds; without a value it must be given.</summary>
    private static Option<double> Number(string name, string what, double least, double most, double? usual = null, bool whole = false)
    {
        var kind = whole ? "a whole number" : "a number";
        var option = new Option<double>(name)
        {
            Description = $"{what}; {Words.Of(least)} to {Words.Of(most)}{(usual is { } value ? $", {Words.Of(value)} when not given" : "")}",
            Required = usual is null,
            HelpName = "number",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                var good = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && number >= least && number <= most && (!whole || number == Math.Floor(number));
                if (!good)
                    result.AddError($"{name} is {kind} from {Words.Of(least)} to {Words.Of(most)}, not '{text}'.");
                return number;
            },
        };
        if (usual is { } given)
            option.DefaultValueFactory = _ => given;
        return option;
    }
}
