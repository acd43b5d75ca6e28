namespace LiveRooms.Rules.Drops;

/// <summary>What the store lost of a drop.</summary>
public sealed partial class Drop
{
    private readonly List<LossAccepted> _losses = [];

    /// <summary>Losses that were accepted, the oldest first.</summary>
    public IReadOnlyList<LossAccepted> Losses => _losses;

    private void Lose(LossAccepted loss)
    {
        if (loss.Kept != Revision - 1 || loss.Revision < Revision)
            throw new InvalidOperationException($"A loss after revision {loss.Kept} cannot follow {Revision - 1}.");
        Revision = loss.Revision;
        _reservations.SkipTo(loss.Number);
        _losses.Add(loss);
    }

    /// <summary>Skips what was skipped before the reservation of that number.</summary>
    private void RestoreLosses(Queue<LossAccepted> losses, long upTo)
    {
        while (_reservations.LastNumber + 1 < upTo && losses.TryDequeue(out var loss))
        {
            _reservations.SkipTo(loss.Number);
            _losses.Add(loss);
        }
    }
}
