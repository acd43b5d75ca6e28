using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>What a lottery tells of its draw. The seed leaves here only when the draw is stored: before, it could be drawn again.</summary>
internal sealed partial class DropCore
{
    /// <summary>What the draw published.</summary>
    public async Task<Outcome<DrawFacts>> Drawn()
    {
        if (RefuseUndrawn() is { } undrawn)
            return await Refuse(undrawn.Reason, undrawn.Message);
        var facts = _drop.Drawn!;
        await _writer.WhenDurable();
        return facts;
    }

    /// <summary>Its leaves in canonical order.</summary>
    public async Task<Outcome<LeafPage>> Leaves(int skip, int max)
    {
        if (RefuseUndrawn() is { } undrawn)
            return await Refuse(undrawn.Reason, undrawn.Message);
        skip = Math.Clamp(skip, 0, _drop.Drawn!.Entries);
        var leaves = ImmutableArray.Create(_drop.DrawnLeaves(skip, Math.Clamp(max, 1, LeafPage.MaxLeaves)));
        var next = skip + leaves.Length < _drop.Drawn.Entries ? skip + leaves.Length : (int?)null;
        await _writer.WhenDurable();
        return new LeafPage(leaves, next);
    }

    /// <summary>The proof of a viewer's entry.</summary>
    public async Task<Outcome<DrawProof>> Proof(ViewerId viewer)
    {
        if (RefuseUndrawn() is { } undrawn)
            return await Refuse(undrawn.Reason, undrawn.Message);
        if (_drop.ProofOf(viewer) is not { } proof)
            return await Refuse(RefusalReason.ReservationUnknown, "You were not in this draw.");
        await _writer.WhenDurable();
        return proof;
    }

    private Refusal? RefuseUndrawn()
    {
        if (!_drop.Exists)
            return new(RefusalReason.DropUnknown, "There is no such drop.");
        return _drop.Drawn is null ? new(RefusalReason.NotDrawn, "The drop is not drawn.") : null;
    }
}
