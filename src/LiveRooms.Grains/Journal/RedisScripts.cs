namespace LiveRooms.Grains.Journal;

/// <summary>What the journal's scripts answer; the same numbers stand by name at the top of each .lua file.</summary>
internal enum ScriptStatus
{
    /// <summary>The journal stands elsewhere, or the snapshot is not wanted: nothing was written.</summary>
    Refused = 0,
    Done = 1,
    Damaged = 2,
    Trimmed = 3,

    /// <summary>Entries that were stored are not there any more.</summary>
    Lost = 4,
}

/// <summary>The text of the .lua files beside this one.</summary>
internal static class RedisScripts
{
    public static readonly string Accept = Text(nameof(Accept));
    public static readonly string AcceptLoss = Text(nameof(AcceptLoss));
    public static readonly string Append = Text(nameof(Append));
    public static readonly string Distrust = Text(nameof(Distrust));
    public static readonly string LossOf = Text(nameof(LossOf));
    public static readonly string Load = Text(nameof(Load));
    public static readonly string Read = Text(nameof(Read));
    public static readonly string Snapshot = Text(nameof(Snapshot));

    private static string Text(string name)
    {
        var type = typeof(RedisScripts);
        using var stream = type.Assembly.GetManifestResourceStream(type, $"{name}.lua")
            ?? throw new InvalidOperationException($"{name}.lua is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
