namespace LiveRooms.Server.Demo;

/// <summary>The demo catalogue and its audience. Configuration section <c>LiveRooms:Demo</c>.</summary>
internal sealed class DemoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Demo";

    /// <summary>Whether the demo is there; when null, in Development only.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Simulated viewers in the live show. 0 to 200.</summary>
    public int Audience { get; set; } = 12;

    /// <summary>How long after the start the demo's drop opens. 1 s to 1 h.</summary>
    public TimeSpan DropDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The seed of what the simulated viewers do.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Whether this process runs the demo.</summary>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetSection(Section).Get<DemoOptions>()?.Enabled ?? environment.IsDevelopment();
}
