namespace LiveRooms.Load.Measure;

/// <summary>What every audience measures. Acts have metrics of their own names beside these.</summary>
public static class MetricNames
{
    /// <summary>From a chat line's making at its sender to its receipt at a viewer, for the oldest line of each frame.</summary>
    public const string Delivery = "delivery";

    /// <summary>From a drop's opening, by the engine's clock, to its receipt at a viewer.</summary>
    public const string OpeningSeen = "opening-seen";

    /// <summary>From the first try to connect to the room's snapshot. The act <c>join</c> counts from when it was due.</summary>
    public const string Join = "into-room";

    /// <summary>From the loss of a connection to the room again.</summary>
    public const string Resume = "resume";

    /// <summary>Between two frames of one viewer in a room that has news.</summary>
    public const string FrameGap = "frame-gap";

    /// <summary>How much later than due acts began: what the generator itself is late.</summary>
    public const string Lateness = "lateness";

    /// <summary>Frames received.</summary>
    public const string Frames = "frames";

    /// <summary>Bytes of frames received.</summary>
    public const string FrameBytes = "frame-bytes";

    /// <summary>Chat lines received.</summary>
    public const string Lines = "lines";

    /// <summary>Chat lines that frames said were left out.</summary>
    public const string SkippedLines = "skipped-lines";

    /// <summary>Connections that ended against the viewers' will.</summary>
    public const string Lost = "lost";

    /// <summary>Frames that started a viewer over, for whatever reason.</summary>
    public const string Resets = "resets";

    /// <summary>Returns that were not told all they missed, for whatever reason.</summary>
    public const string NotResumed = "not-resumed";

    /// <summary>Watched: viewers in rooms.</summary>
    public const string Viewers = "viewers";
}
