namespace LiveRooms.Load.Agents;

/// <summary>The agents could not do what was asked; the message is for whoever runs the load.</summary>
internal sealed class AgentsException(string message) : Exception(message);
