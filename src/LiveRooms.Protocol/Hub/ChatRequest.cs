namespace LiveRooms.Protocol.Hub;

/// <summary>Says a line in the joined room.</summary>
/// <param name="OperationId">Chosen by the client; a repeat with the same id posts nothing twice.</param>
/// <param name="Text">1 to 300 characters after trimming, no control characters.</param>
public sealed record ChatRequest(string OperationId, string Text);
