namespace LiveRooms.Load.Profiles;

/// <summary>Where profiles come from: three are in the program, others are files.</summary>
internal static class ProfileFiles
{
    private const long Longest = 1 << 20;

    /// <summary>Those in the program, the smallest first.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["smoke", "laptop", "headline"];

    /// <summary>Opens one.</summary>
    /// <param name="nameOrPath">A name of <see cref="BuiltIn"/>, or a file's path.</param>
    /// <exception cref="ProfileException">There is none, or it cannot be run with.</exception>
    public static Profile Open(string nameOrPath)
    {
        if (BuiltIn.Contains(nameOrPath))
            return ProfileReader.Read($"{nameOrPath}.json", Resource($"{nameOrPath}.json"));
        var file = new FileInfo(nameOrPath);
        if (!file.Exists)
            throw new ProfileException($"There is no profile '{nameOrPath}': it is neither one of {string.Join(", ", BuiltIn)} nor a file.");
        if (file.Length > Longest)
            throw new ProfileException($"{file.Name} has {file.Length:N0} bytes; a profile has at most {Longest:N0}.");
        return ProfileReader.Read(file.Name, File.ReadAllText(file.FullName));
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ProfileFiles).Assembly.GetManifestResourceStream($"profiles/{name}")!);
        return reader.ReadToEnd();
    }
}
