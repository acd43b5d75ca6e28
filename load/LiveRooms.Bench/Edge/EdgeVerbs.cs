namespace LiveRooms.Bench.Edge;

/// <summary>The suite's processes are this program, started again with one of these words.</summary>
internal static class EdgeVerbs
{
    public const string Ours = "edge-ours";
    public const string Plain = "edge-plain";
    public const string Floor = "edge-floor";
    public const string Fitted = "edge-fitted";
    public const string Crowd = "edge-crowd";
}
