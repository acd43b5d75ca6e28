namespace LiveRooms.Edge.Outbound;

/// <summary>What one tick's sending did. Frames that caught laggards up since the tick before are among them.</summary>
/// <param name="Took">From its begin until the last partition was done.</param>
/// <param name="Sent">Frames that connections took.</param>
/// <param name="Skipped">Viewers passed over, because what they got last has not left yet.</param>
/// <param name="Personal">Of the frames sent, those made for one viewer.</param>
/// <param name="TooSlow">Viewers ended, because they lacked more critical events than are kept for one.</param>
/// <param name="LinesSkipped">Chat lines that those frames leave out, once for each viewer.</param>
internal readonly record struct RoundResult(TimeSpan Took, int Sent, int Skipped, int Personal, int TooSlow, long LinesSkipped = 0);
