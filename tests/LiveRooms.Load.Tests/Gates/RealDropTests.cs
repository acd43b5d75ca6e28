using CsCheck;
using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>Gates of drops never accuse the engine's own rules, and always see what was taken out of their record.</summary>
public sealed class RealDropTests
{
    private static readonly NoOversell _noOversell = new();
    private static readonly AcknowledgedIsStored _stored = new();

    [Fact]
    public void What_the_rules_did_passes() => RealDrop.Any.Sample(drop =>
    {
        Said(_noOversell.Judge(drop.Reading));
        if (drop.Reading.Evidence.Claims.Count > 0)
            Said(_stored.Judge(drop.Reading));

        static void Said(GateVerdict verdict) => Assert.True(verdict.Passed, string.Join('\n', verdict.Evidence));
    });

    [Fact]
    public void An_acknowledged_reservation_taken_out_is_seen() => Gen.Select(RealDrop.Any, Gen.Int[0, 1_000]).Sample((drop, pick) =>
    {
        if (drop.Reading.Evidence.Claims is not { Count: > 0 } claims)
            return;
        var lost = claims[pick % claims.Count];
        var verdict = _stored.Judge(drop.Reading with
        {
            Truth = Evening.Truth(drop.Record with { Reservations = [.. drop.Record.Reservations.Where(stored => stored.Number != lost.Number)] }),
        });
        Assert.Equal($"drop drop-1: reservation {lost.Number} of {lost.Viewer} ({lost.State}, operation {lost.Operation}) is not there", Assert.Single(verdict.Evidence));
    });

    [Fact]
    public void One_unit_more_than_there_are_is_seen() => RealDrop.Any.Sample(drop =>
    {
        var (record, free) = (drop.Record, drop.Record.Card.Free);
        var more = Enumerable.Range(0, free + 1).Select(i => new StoredReservation(1_000 + i, $"other-{i}", null, 1, "held"));
        Assert.Contains(
            $"drop drop-1: reservations have {record.Card.Stock + 1} of {Many.Of(record.Card.Stock, "unit")}",
            _noOversell.Judge(Evening.With(record with { Reservations = [.. record.Reservations, .. more] })).Evidence);
    });

    [Fact]
    public void The_drops_come_to_all_there_is()
    {
        var told = new HashSet<string>();
        var stored = new HashSet<string>();
        RealDrop.Any.Sample(
            drop =>
            {
                told.UnionWith(drop.States);
                stored.UnionWith(drop.Record.Reservations.Select(reservation => reservation.State));
            },
            iter: 500, threads: 1);
        string[] all = ["cancelled", "confirmed", "entered", "expired", "held", "refunded", "released", "waiting"];
        Assert.Equal(all, stored.Order());
        Assert.Superset(new HashSet<string> { "confirmed", "entered", "held", "released", "waiting" }, told);
    }
}
