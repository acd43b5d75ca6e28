namespace LiveRooms.Server.Pages;

/// <summary>The web pages. Configuration section <c>LiveRooms:Pages</c>.</summary>
internal sealed class PagesOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Pages";

    /// <summary>The folder of the built pages, relative to the program's folder.</summary>
    public string Path { get; set; } = "web";

    /// <summary>The folder as an absolute path.</summary>
    public string Folder => System.IO.Path.GetFullPath(Path, AppContext.BaseDirectory);
}
