using System.Collections.Concurrent;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>A show of a <see cref="FakeMarket"/>.</summary>
internal sealed class FakeShow(ShowCard card)
{
    private readonly ConcurrentDictionary<string, long> _tallies = new();
    private readonly ConcurrentDictionary<(string Viewer, string Operation), bool> _lines = new();

    public ShowCard Card => card;

    public void Count(string kind, long by) => _tallies.AddOrUpdate(kind, by, (_, before) => before + by);

    public void Say(string viewer, string operation) => _lines.TryAdd((viewer, operation), true);

    /// <summary>The last line, as a snapshot shows it.</summary>
    public string Chat() => _lines.IsEmpty ? "[]" : $$"""[{"number":{{_lines.Count}}}]""";

    public ShowDetails Details() => new(card, [], new Counters(0, _tallies.ToDictionary()));
}
