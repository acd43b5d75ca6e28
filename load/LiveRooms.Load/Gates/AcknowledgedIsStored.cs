namespace LiveRooms.Load.Gates;

/// <summary>
/// Every reservation that a viewer was told of is in the drop's record, as the same viewer's, of the same size and operation, and
/// standing where it can have come to since; who came to hold units was told; no operation was answered with two. A list that is no journal leaves out what ended
/// without an order: of that only what was bought must be there.
/// </summary>
internal sealed class AcknowledgedIsStored : IGate
{
    public string Name => GateNames.AcknowledgedIsStored;

    public GateVerdict Judge(GateReading reading)
    {
        var claims = reading.Evidence.Claims;
        if (claims.Count == 0)
            return Findings.Nothing(Name, "no viewer was told of a reservation");
        var findings = new Findings();
        foreach (var drop in claims.GroupBy(claim => claim.Drop))
        {
            if (reading.Truth.Drops.TryGetValue(drop.Key, out var truth))
                Compare(drop, truth, findings);
            else
                findings.Add($"drop {drop.Key}: {Many.Of(drop.Count(), "reservation")} acknowledged, and its record was not read");
        }

        foreach (var twice in claims.Where(claim => claim.Operation.Length > 0).GroupBy(claim => (claim.Drop, claim.Viewer, claim.Operation)))
        {
            var numbers = twice.Select(claim => claim.Number).Distinct().ToList();
            if (numbers.Count > 1)
                findings.Add($"drop {twice.Key.Drop}: operation {twice.Key.Operation} of {twice.Key.Viewer} was answered with "
                    + $"reservations {string.Join(" and ", numbers.Order().Take(3))}");
        }

        var lost = Lost.Note(reading.Evidence, "what their viewers were told was not checked");
        return findings.Verdict(
            Name, $"{Many.Of(claims.Count, "acknowledged reservation")} stored, {Source(reading.Truth)}.{lost}",
            $"{findings.Count:N0} of {Many.Of(claims.Count, "acknowledged reservation")} not stored as acknowledged.{lost}");
    }

    private static void Compare(IEnumerable<Claim> claims, DropTruth truth, Findings findings)
    {
        var stored = new Dictionary<long, StoredReservation>(truth.Reservations.Count);
        foreach (var reservation in truth.Reservations)
        {
            if (!stored.TryAdd(reservation.Number, reservation))
                findings.Add($"drop {truth.Card.DropId}: the record has two reservations {reservation.Number}");
        }

        // A lottery answers a viewer's next try with the first one's entry; elsewhere an operation makes one reservation.
        foreach (var twice in truth.Reservations.Where(one => truth.FromJournal && truth.Card.Mode != "lottery" && one.Operation is { Length: > 0 })
            .GroupBy(one => (one.Viewer, one.Operation)).Where(same => same.Count() > 1))
        {
            findings.Add($"drop {truth.Card.DropId}: operation {twice.Key.Operation} of {twice.Key.Viewer} made reservations {string.Join(" and ", twice.Select(one => one.Number).Order().Take(3))}");
        }

        foreach (var claim in claims)
        {
            if (Wrong(claim, stored.GetValueOrDefault(claim.Number), truth) is { } wrong)
                findings.Add($"drop {claim.Drop}: reservation {claim.Number} of {claim.Viewer} ({claim.State}, operation {claim.Operation}) {wrong}");
        }
    }

    private static string? Wrong(Claim claim, StoredReservation? stored, DropTruth truth) => stored switch
    {
        null when !truth.FromJournal && States.MayBecome(claim.State, States.Released) => null,
        null => "is not there",
        _ when stored.Viewer != claim.Viewer => $"is {stored.Viewer}'s there",
        _ when stored.Quantity != claim.Quantity => $"was of {Many.Of(claim.Quantity, "unit")} and has {stored.Quantity} there",
        // A lottery answers a viewer's next try with the first one's entry.
        { Operation: { } operation } when claim.Operation.Length > 0 && operation != claim.Operation && truth.Card.Mode != "lottery" =>
            $"is of operation {operation} there",
        { State: States.Held } when claim.State is States.Waiting or States.Entered => "is held there, and its viewer was never told",
        _ when !States.MayBecome(claim.State, stored.State) => $"is {stored.State} there",
        _ => null,
    };

    private static string Source(Truth truth) =>
        truth.Drops.Values.All(drop => drop.FromJournal) ? "by the journals" : "by the creator's lists, which tell nothing of those that ended without an order";
}
