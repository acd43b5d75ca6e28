using System.Xml.Linq;

namespace LiveRooms.HouseRules.Sources;

/// <summary>The list of banned calls is whole, and every project is built with it.</summary>
internal static class BannedCalls
{
    private static readonly string[] Required =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow", "P:System.Environment.TickCount", "P:System.Environment.TickCount64",
        "P:System.Random.Shared", "M:System.Random.#ctor",
        "M:System.Threading.Tasks.Task.Delay(System.Int32)", "M:System.Threading.Tasks.Task.Delay(System.TimeSpan)",
        "M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)",
        "M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)",
        "M:System.Threading.Thread.Sleep(System.Int32)", "M:System.Threading.Thread.Sleep(System.TimeSpan)",
    ];

    internal static IEnumerable<string> CheckList(string bannedSymbols)
    {
        var listed = bannedSymbols.Split('\n').Select(line => line.Split(';')[0].Trim()).ToHashSet();
        return Required.Where(symbol => !listed.Contains(symbol)).Select(symbol => $"BannedSymbols.txt does not ban {symbol}");
    }

    /// <summary>The root properties bring analyzer and list to every project below.</summary>
    internal static IEnumerable<string> CheckRoot(string buildProperties, string editorConfig)
    {
        var root = XDocument.Parse(buildProperties);
        bool Everywhere(string element, string include) => root.Descendants(element).Any(item =>
            ((string?)item.Attribute("Include") ?? "").EndsWith(include, StringComparison.Ordinal)
            && item.Attribute("Condition") is null && item.Parent!.Attribute("Condition") is null);

        if (!Everywhere("PackageReference", "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
        {
            yield return "Directory.Build.props does not give every project the analyzer";
        }

        if (!Everywhere("AdditionalFiles", "BannedSymbols.txt"))
        {
            yield return "Directory.Build.props does not give every project the list";
        }

        if (!editorConfig.Split('\n').Any(line => line.Replace(" ", "", StringComparison.Ordinal).Trim() == "dotnet_diagnostic.RS0030.severity=error"))
        {
            yield return ".editorconfig does not make a banned call an error";
        }
    }

    /// <summary>No file below the root undoes it.</summary>
    internal static IEnumerable<string> CheckBelow(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Path.Contains('/', StringComparison.Ordinal)))
        {
            if (Path.GetFileName(file.Path) is "Directory.Build.props" or "Directory.Build.targets" or ".editorconfig" or ".globalconfig")
            {
                yield return $"{file.Path}: settings stand in the root alone";
            }
            else if (file.Text.Contains("RS0030", StringComparison.Ordinal)
                || file.Text.Contains("BannedSymbols", StringComparison.Ordinal)
                || file.Text.Contains("Remove=\"Microsoft.CodeAnalysis.BannedApiAnalyzers", StringComparison.Ordinal)
                || file.Text.Contains("<RunAnalyzers>false", StringComparison.OrdinalIgnoreCase)
                || file.Text.Contains("<TreatWarningsAsErrors>false", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{file.Path}: undoes the ban";
            }
        }
    }
}
