using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>What a viewer may ask of a drop.</summary>
public enum DropAction
{
    /// <summary>Reserve units; the value is the quantity.</summary>
    Reserve = 1,
    /// <summary>Confirm a hold; the value is the reservation's number.</summary>
    Confirm = 2,
    /// <summary>Let go of a hold or a waitlist place; the value is the reservation's number.</summary>
    Release = 3,
}

/// <summary>One viewer's request.</summary>
/// <param name="Action">What.</param>
/// <param name="Operation">The client's key: the same key gets the same answer.</param>
/// <param name="Viewer">Who.</param>
/// <param name="Value">See <see cref="DropAction"/>.</param>
/// <param name="Variant">To reserve: the variant, where the drop has some.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.request")]
public readonly record struct DropRequest(
    DropAction Action, OperationId Operation, ViewerId Viewer, long Value, VariantId? Variant = null)
{
    /// <summary>Requests in one batch at most.</summary>
    public const int MaxBatch = 1_000;
}

/// <summary>The answer to one request, given after it is stored.</summary>
/// <param name="Refusal">Why not; null when done.</param>
/// <param name="Reservation">The reservation as it stands; null when refused.</param>
public readonly record struct DropReceipt(Refusal? Refusal, ReservationView? Reservation);
