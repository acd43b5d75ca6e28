namespace LiveRooms.Simulation.Engine;

/// <summary>Where a process runs, one after another; its clock keeps its skew when a process ends.</summary>
internal sealed class Place(World world, int number, string name, TimeSpan skew)
{
    private int _lives;

    public string Name { get; } = name;

    /// <summary>What runs there; null while nothing does.</summary>
    public Node? Node { get; private set; }

    public Node Start()
    {
        _lives++;
        Node = new Node(world, (number * 1_000) + _lives, $"{Name}.{_lives}", Node?.Clock.Skew ?? skew);
        return Node;
    }

    public bool IsUp => Node is { IsUp: true };
}
