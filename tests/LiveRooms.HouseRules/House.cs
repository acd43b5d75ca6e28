using System.Collections.Immutable;

namespace LiveRooms.HouseRules;

/// <summary>The repository on disk, as a fresh clone has it: what builds and tools leave behind is passed over.</summary>
internal static class House
{
    private static readonly ImmutableHashSet<string> Leftovers =
        ["bin", "obj", "node_modules", "dist", ".git", ".vs", ".vscode", "TestResults", "test-results", "playwright-report"];

    /// <summary>The folder of LiveRooms.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Every project file, by path from the root.</summary>
    internal static IReadOnlyList<SourceFile> Projects { get; } = [.. FilesEndingWith(".csproj")];

    /// <summary>Every C# file of src, tests and load.</summary>
    internal static IReadOnlyList<SourceFile> CSharp { get; } =
        [.. FilesEndingWith(".cs").Where(file => !file.Path.EndsWith(".g.cs", StringComparison.Ordinal))];

    /// <summary>Files of the repository, by path from the root.</summary>
    internal static IEnumerable<string> Paths() => Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    /// <summary>Files whose name ends so, read.</summary>
    internal static IEnumerable<SourceFile> FilesEndingWith(params string[] endings) =>
        Paths().Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))).Select(Read);

    internal static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            yield return file;
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var isData = folder == Root && Path.GetFileName(inner) == "data";
            if (isData || Leftovers.Contains(Path.GetFileName(inner)))
            {
                continue;
            }

            foreach (var file in Walk(inner))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveRooms.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No LiveRooms.sln above the tests.");
    }
}
