using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// What the newest cards of a room's drops say of a request that is made for the first time: a drop that is closed, or has
/// neither units nor a place to wait, need not be asked to say no. As old as the card that the room's viewers see, and never older
/// than an answer that this edge gave. Whatever is not certain is left to the drop. Read without a lock.
/// </summary>
internal sealed class DropGates
{
    // Replaced as a whole; a gate stays its drop's.
    private volatile Dictionary<DropId, DropGate> _gates = [];

    // What was seen before the show began anew; a show that has just begun may not know all its drops yet.
    private readonly ConcurrentDictionary<DropId, long> _doubted = [];

    /// <summary>Drops that were seen before the show began anew and that it has not named since. Read by the one who updates.</summary>
    public IEnumerable<DropId> Doubted => _doubted.Keys;

    /// <summary>Takes in the newest views. One caller at a time.</summary>
    /// <param name="drops">Them.</param>
    /// <param name="anew">Whether they come from a show that began anew: what was seen before is held against them, drop by drop.</param>
    /// <returns>Drops of which a later version was seen here than the show knows now, and that version.</returns>
    public IReadOnlyList<(DropId Drop, long Seen)> Update(ImmutableArray<DropView> drops, bool anew = false)
    {
        var gates = _gates;
        if (anew)
        {
            foreach (var (drop, gate) in gates)
                _doubted[drop] = Math.Max(gate.Newest, _doubted.GetValueOrDefault(drop));
        }

        var behind = _doubted.IsEmpty ? [] : Behind(drops);
        if (gates.Count != drops.Length || drops.Any(drop => !gates.ContainsKey(drop.Settings.Id)))
        {
            gates = drops.ToDictionary(drop => drop.Settings.Id, drop => gates.GetValueOrDefault(drop.Settings.Id) ?? new DropGate(drop));
            _gates = gates;
        }

        foreach (var drop in drops)
            gates[drop.Settings.Id].View = drop;
        foreach (var (drop, seen) in behind)
        {
            gates[drop].Learn(seen);
            _doubted.TryRemove(drop, out _);
        }

        return behind;
    }

    /// <summary>An answer said that the drop has come to this version: an older view decides nothing any more.</summary>
    public void Learn(DropId drop, long version)
    {
        if (_gates.TryGetValue(drop, out var gate))
            gate.Learn(version);
    }

    /// <summary>The drop's highest version that anybody here has seen; 0 when none is known.</summary>
    public long Newest(DropId drop) => Math.Max(_gates.TryGetValue(drop, out var gate) ? gate.Newest : 0, _doubted.GetValueOrDefault(drop));

    /// <summary>Why a reservation asked for the first time would be refused; null when the drop must say.</summary>
    public Refusal? Refuse(DropId drop, VariantId? variant, long quantity) =>
        _gates.TryGetValue(drop, out var gate) ? gate.Refuse(variant, quantity) : null;

    private List<(DropId Drop, long Seen)> Behind(ImmutableArray<DropView> drops)
    {
        var behind = new List<(DropId, long)>();
        foreach (var drop in drops)
        {
            if (!_doubted.TryGetValue(drop.Settings.Id, out var seen))
                continue;
            if (seen > drop.Version)
                behind.Add((drop.Settings.Id, seen));
            else
                _doubted.TryRemove(drop.Settings.Id, out _);
        }

        return behind;
    }
}
