using System.Text;
using LiveRooms.Load.Markets.Sketches;

namespace LiveRooms.Load.Markets;

/// <summary>A show that is live: what all its visitors share.</summary>
internal sealed class LiveShow(PlannedShow plan, string id, HyperLogLog[] sketches)
{
    /// <summary>As planned.</summary>
    public PlannedShow Plan => plan;

    /// <summary>As the engine knows it.</summary>
    public string Id => id;

    /// <summary>What was done here.</summary>
    public ShowTotals Totals { get; } = new();

    /// <summary>What a visitor sends to come in.</summary>
    public ReadOnlyMemory<byte> Join { get; } = VisitMessages.Join(id);

    /// <summary>What stands in the answer when the room is this show's.</summary>
    public byte[] Mark { get; } = Encoding.UTF8.GetBytes($"\"show\":{{\"showId\":\"{id}\"");

    /// <summary>Somebody is here, whom the engine calls so.</summary>
    public void Saw(ReadOnlySpan<byte> viewer)
    {
        var hash = StirredHash.Of(viewer);
        foreach (var sketch in sketches)
            sketch.Add(hash);
    }
}
