namespace LiveRooms.Rules.Shows;

/// <summary>The bounds of a show.</summary>
public static class ShowLimits
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int MaxTitle = 120;

    /// <summary>Longest playback address, in UTF-16 units.</summary>
    public const int MaxPlaybackUrl = 2_048;

    /// <summary>Drops a show may have.</summary>
    public const int MaxDrops = 64;

    /// <summary>Mutes kept; the one that ends first gives way.</summary>
    public const int MaxMutes = 10_000;

    /// <summary>Chat lines kept.</summary>
    public const int ChatHistory = 200;

    /// <summary>Lines of the room's own voices, its creator and operators, kept beyond those: no crowd talks over them.</summary>
    public const int VoiceHistory = 64;

    /// <summary>Chat operations remembered, so that a repeated one says nothing twice.</summary>
    public const int ChatMemory = 1_000;

    /// <summary>Longest mute.</summary>
    public static readonly TimeSpan MaxMute = TimeSpan.FromDays(1);
}
