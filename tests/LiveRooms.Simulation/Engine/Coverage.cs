namespace LiveRooms.Simulation.Engine;

/// <summary>How often what makes histories worth running came up. Checkers that never see a case prove nothing about it.</summary>
internal sealed class Coverage
{
    private readonly long[] _counts = new long[Enum.GetValues<Case>().Length];

    public long this[Case what] => _counts[(int)what];

    public void Add(Case what) => _counts[(int)what]++;

    public void AddAll(Coverage other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    public override string ToString() =>
        string.Join(", ", Enum.GetValues<Case>().Select(what => $"{what} {this[what]}"));
}
