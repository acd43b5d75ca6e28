using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>The operations a drop remembers, by id: each id stands in its reservation alone, and is found there by its hash.</summary>
internal sealed class Operations(Reservations reservations)
{
    private readonly HashIndex _index = new();

    /// <summary>Remembers an operation that stands in its reservation by now.</summary>
    /// <exception cref="InvalidOperationException">The id is remembered already.</exception>
    public void Add(OperationId id, Operation operation)
    {
        var key = id.Short;
        if (TryGetValue(key, out var earlier))
            throw new InvalidOperationException($"Operation {id} cannot follow: reservation {earlier.Reservation.Number} has it.");
        _index.Add(key.Hash, ((uint)operation.Reservation.Number << 2) | (uint)operation.Kind);
    }

    public bool TryGetValue(OperationId id, out Operation operation) => TryGetValue(id.Short, out operation);

    private bool TryGetValue(ShortId key, out Operation operation)
    {
        for (var slot = _index.First(key.Hash); slot >= 0; slot = _index.Next(slot))
        {
            var number = _index.At(slot);
            operation = new Operation((OperationKind)(number & 3), reservations.Find(number >> 2)!);
            var found = operation.Kind == OperationKind.Reserve ? operation.Reservation.OperationKey : operation.Reservation.EndedByKey;
            if (found.Equals(key))
                return true;
        }

        operation = default;
        return false;
    }
}
