using System.CommandLine;
using LiveRooms.Load.Reports.Json;
using Spectre.Console;

namespace LiveRooms.Load.Reports.Compare;

/// <summary><c>compare</c>: two runs beside each other.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "the run.json to compare with" };
    private static readonly Argument<string> After = new("after") { Description = "the run.json that is judged" };
    private static readonly Option<double> Tolerance = new("--tolerance")
    {
        Description = "what may become slower without a word, in percent; 10 when not given",
        DefaultValueFactory = _ => 10,
        HelpName = "percent",
    };

    private static readonly Option<bool> Markdown = new("--markdown") { Description = "a table for a pull request" };

    /// <summary>The command.</summary>
    public static Command Make(TextWriter output, TextWriter errors)
    {
        var command = new Command("compare", "Two runs beside each other; exit code 3 when the second is worse.") { Before, After, Tolerance, Markdown };
        Tolerance.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1_000))
                result.AddError("--tolerance is a number from 0 to 1,000.");
        });
        command.SetAction(asked => Do(asked, output, errors));
        return command;
    }

    private static int Do(ParseResult asked, TextWriter output, TextWriter errors)
    {
        try
        {
            var comparison = Comparison.Of(
                RunFile.Read(asked.GetRequiredValue(Before)), RunFile.Read(asked.GetRequiredValue(After)), asked.GetValue(Tolerance) / 100);
            if (asked.GetValue(Markdown))
                WriteMarkdown(comparison, output);
            else
                WriteTable(comparison, output);
            return comparison.IsWorse ? Commands.NotPassed : 0;
        }
        catch (RunFileException e)
        {
            errors.WriteLine(e.Message);
            return Commands.Failed;
        }
    }

    private static string Word(Judgement judgement) => judgement switch
    {
        Judgement.Worse => "WORSE",
        Judgement.Better => "better",
        Judgement.Same => "same",
        _ => "",
    };

    private static IEnumerable<string> Said(Comparison comparison) =>
        [.. comparison.Doubts, .. comparison.Unlike.Select(static unlike => $"not the same: {unlike}")];

    private static void WriteMarkdown(Comparison comparison, TextWriter output)
    {
        foreach (var said in Said(comparison))
            output.WriteLine($"> {said}\n");
        output.WriteLine("| figure | before | after | ratio | |\n| --- | ---: | ---: | ---: | --- |");
        foreach (var figure in comparison.Figures)
            output.WriteLine($"| {figure.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {figure.Before} | {figure.After} | {figure.Change} | {Word(figure.Judgement)} |");
    }

    private static void WriteTable(Comparison comparison, TextWriter output)
    {
        var console = Consoles.To(output);
        foreach (var said in Said(comparison))
            console.Write(new Text($"{said}\n", new Style(Color.Yellow)));
        var table = new Table().AddColumns("figure", "before", "after", "ratio", "");
        foreach (var figure in comparison.Figures)
            table.AddRow(new Text(figure.Name), new Text(figure.Before), new Text(figure.After), new Text(figure.Change), new Text(Word(figure.Judgement), Colour(figure.Judgement)));
        console.Write(table);
        console.Write(new Text(comparison.IsWorse ? "WORSE\n" : "not worse\n"));
    }

    private static Style Colour(Judgement judgement) => judgement switch
    {
        Judgement.Worse => new Style(Color.Red),
        Judgement.Better => new Style(Color.Green),
        _ => Style.Plain,
    };
}
