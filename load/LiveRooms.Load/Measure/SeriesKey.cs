namespace LiveRooms.Load.Measure;

/// <summary>How a distribution is called in a timeline: its name, and after a stroke the network where that is told apart.</summary>
public readonly record struct SeriesKey(string Name, string? Network)
{
    /// <summary>Reads one.</summary>
    public static SeriesKey Parse(string key) => key.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? new(key[..at], key[(at + 1)..]) : new(key, null);

    /// <inheritdoc/>
    public override string ToString() => Network is null ? Name : $"{Name}/{Network}";
}
