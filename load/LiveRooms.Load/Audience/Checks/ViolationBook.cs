using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Audience.Checks;

/// <summary>Collects what must not be seen: how often, and the first examples of each gate.</summary>
internal sealed class ViolationBook
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>Notes one.</summary>
    /// <param name="gate">See <see cref="GateNames"/>.</param>
    /// <param name="example">In words, with ids and numbers.</param>
    public void Add(string gate, string example)
    {
        lock (_gate)
        {
            if (!_pages.TryGetValue(gate, out var page))
                _pages.Add(gate, page = new Page());
            page.Count++;
            if (page.Examples.Count < Violation.MostExamples)
                page.Examples.Add(example);
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Violation> All()
    {
        lock (_gate)
            return [.. _pages.Select(page => new Violation(page.Key, page.Value.Count, [.. page.Value.Examples]))];
    }

    private sealed class Page
    {
        public long Count { get; set; }

        public List<string> Examples { get; } = [];
    }
}
