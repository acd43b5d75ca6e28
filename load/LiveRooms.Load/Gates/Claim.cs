namespace LiveRooms.Load.Gates;

/// <summary>A reservation as it was acknowledged to a viewer.</summary>
/// <param name="Number">The engine's number of it in the drop.</param>
/// <param name="Operation">The operation that was answered; empty when the viewer was told of it in another way only.</param>
/// <param name="State">As it was last acknowledged: <c>held</c>, <c>waiting</c>, <c>confirmed</c>, <c>entered</c> ...</param>
public sealed record Claim(string Drop, long Number, string Viewer, string Operation, int Quantity, string State);
