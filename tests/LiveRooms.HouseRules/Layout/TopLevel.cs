using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace LiveRooms.HouseRules.Layout;

/// <summary>What stands where: the top level, lock files, and where packages come from.</summary>
internal static partial class TopLevel
{
    private static readonly ImmutableHashSet<string> Allowed =
        ["src", "tests", "load", "deploy", "LiveRooms.sln", "README.md", "LICENSE", "global.json", "BannedSymbols.txt"];

    // Made by running and building, kept out of the repository by .gitignore.
    private static readonly ImmutableHashSet<string> Ignored = ["data", "TestResults", "bin", "obj"];

    internal static IEnumerable<string> Check(IEnumerable<string> names) =>
        from name in names
        where !Allowed.Contains(name) && !Ignored.Contains(name) && name[0] != '.'
            && !name.EndsWith(".props", StringComparison.Ordinal) && !name.EndsWith(".targets", StringComparison.Ordinal)
        select $"{name} does not belong in the top level";

    /// <summary>Every project names its exact packages.</summary>
    internal static IEnumerable<string> CheckLocks(IReadOnlyCollection<string> paths) =>
        from project in paths
        where project.EndsWith(".csproj", StringComparison.Ordinal)
        let expected = project[..(project.LastIndexOf('/') + 1)] + "packages.lock.json"
        where !paths.Contains(expected)
        select $"{expected} is missing";

    /// <summary>Nothing names a registry: each machine knows its own.</summary>
    internal static IEnumerable<string> CheckSources(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.Path);
            var address = Address().Match(file.Text);
            if (name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase) && address.Success)
            {
                yield return $"{file.Path}: names {address.Value}";
            }
            else if (name == "packages.lock.json" && address.Success)
            {
                yield return $"{file.Path}: names {address.Value}";
            }
            else if (name == "package-lock.json" && file.Text.Contains("\"resolved\"", StringComparison.Ordinal))
            {
                yield return $"{file.Path}: has download addresses";
            }
            else if (name == ".npmrc" && file.Text.Contains("registry=", StringComparison.Ordinal))
            {
                yield return $"{file.Path}: names a registry";
            }
        }
    }

    [GeneratedRegex("https?://[^\"<\\s]+")]
    private static partial Regex Address();
}
