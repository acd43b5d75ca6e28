namespace LiveRooms.Load.Targets.Control;

/// <summary>Where the processes of a target are ended and started by whoever knows the address; the process that started them listens there.</summary>
/// <param name="Address">On this machine; holds a secret.</param>
/// <param name="Edges">How many edges there are.</param>
/// <param name="Silos">How many silos.</param>
public sealed record ProcessControl(Uri Address, int Edges, int Silos)
{
    internal const string Lose = "lose-edge";
    internal const string RestartEdge = "restart-edge";
    internal const string RestartSilo = "restart-silo";
}
