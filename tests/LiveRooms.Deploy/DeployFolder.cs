namespace LiveRooms.Deploy;

/// <summary>The files of deploy/, and of the repository around it.</summary>
internal static class DeployFolder
{
    /// <summary>The folder of LiveRooms.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where a file of the repository is, by its path from the root.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>A file of the repository, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The files right in a folder, by path from the root, in order.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(PathOf(folder), pattern).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(Root, file));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveRooms.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No LiveRooms.sln above the tests.");
    }
}
