using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Gates;

/// <summary>A drop after a run, read from its journal where it can be reached, else from the creator's list of reservations.</summary>
/// <param name="Card">As everybody sees it.</param>
/// <param name="Reservations">All there ever were, each as it stands.</param>
/// <param name="FromJournal">Whether they were replayed from the journal.</param>
public sealed record DropTruth(DropCard Card, IReadOnlyList<StoredReservation> Reservations, bool FromJournal);
