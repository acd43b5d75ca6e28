namespace LiveRooms.Server.Silo;

/// <summary>What sets this silo apart. Configuration section <c>LiveRooms:Silo</c>.</summary>
internal sealed class SiloOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Silo";

    /// <summary>
    /// What the silo is kept for: at most 16 labels of 1 to 32 characters of a-z 0-9 and -, with commas between. <c>headline</c> keeps it for
    /// headline shows; others are only shown to operators.
    /// </summary>
    public string Labels { get; set; } = "";

    /// <summary>In which time a silo is emptied before it stops; shows and drops that are left then end with it. 1 s to 10 min.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Shows and drops that move at the same time while a silo is emptied. 1 to 1,000.</summary>
    public int MovesAtOnce { get; set; } = 32;

    /// <summary><see cref="Labels"/> one by one.</summary>
    public string[] AllLabels => Labels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The options of a configuration, needed before services exist.</summary>
    public static SiloOptions Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<SiloOptions>() ?? new SiloOptions();
}
