using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Runs;

/// <summary>Whether a run was played as it was planned: what was ended early may be judged, and does not pass.</summary>
internal static class ToTheEnd
{
    /// <summary>Its name among the gates.</summary>
    public const string Name = "to-the-end";

    /// <summary>The verdict.</summary>
    /// <param name="wasEnded">Whether it was asked to end before it was over.</param>
    public static GateVerdict Judge(bool wasEnded) => new(
        Name, IsThreshold: false, !wasEnded,
        wasEnded ? "The run was ended early: what was seen until then is judged." : "Every act was played to its end.", []);
}
