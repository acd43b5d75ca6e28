namespace LiveRooms.Load.Targets.Programs;

/// <summary>A folder that is gone when it is disposed.</summary>
internal sealed class TemporaryFolder(string what) : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory($"liverooms-load-{what}-").FullName;

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
