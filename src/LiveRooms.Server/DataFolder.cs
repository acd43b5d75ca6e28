namespace LiveRooms.Server;

/// <summary>Where this process keeps what must survive it.</summary>
internal static class DataFolder
{
    /// <summary>The option: a folder, relative to the working directory; <c>data</c> by default.</summary>
    public const string Option = "LiveRooms:DataPath";

    /// <summary>The folder, as an absolute path.</summary>
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration[Option] is { Length: > 0 } path ? path : "data");
}
