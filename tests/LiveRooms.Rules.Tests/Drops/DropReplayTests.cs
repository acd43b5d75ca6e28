using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropReplayTests
{
    [Fact]
    public void A_snapshot_and_the_events_after_it_make_the_same_drop_at_every_point() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan).Run();
            var final = Text(history.Drop);
            var live = Drop.Initial;
            for (var i = 0; i < history.Events.Count; i++)
            {
                live.Evolve(history.Events[i]);
                var restored = Restore(live);
                foreach (var e in history.Events.Skip(i + 1))
                    restored.Evolve(e);
                restored.Verify();
                Assert.Equal((history.Drop.Revenue, history.Drop.Lapsed), (restored.Revenue, restored.Lapsed));
                Assert.Equal(final, Text(restored));
            }
        },
        iter: 500);

    [Fact]
    public void A_restored_drop_decides_as_the_live_one() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan);
            history.Run(decided: (command, decision) =>
            {
                if (!history.Drop.Exists)
                    return;
                var restored = Restore(history.Drop);
                var again = DropRules.Decide(restored, command, history.Now);
                Assert.Equal(decision.Refusal, again.Refusal);
                Assert.Equal(decision.Number, again.Number);
                Assert.Equal(decision.Events, again.Events);
                Assert.Equal(history.Drop.NextDeadline, restored.NextDeadline);
                Assert.Equal(DropRules.Due(history.Drop, history.Now), DropRules.Due(restored, history.Now));
            });
        },
        iter: 1_000);

    [Fact]
    public void Events_and_snapshots_survive_their_stored_text() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan).Run();
            Assert.Equal(history.Events, DropJson.Decode(DropJson.Encode(history.Events)));
            var text = DropJson.EncodeSnapshot(history.Drop.ToSnapshot());
            Assert.Equal(text, DropJson.EncodeSnapshot(DropJson.DecodeSnapshot(text)));
        },
        iter: 2_000);

    [Fact]
    public void An_operation_repeated_later_gets_the_same_reservation_and_records_nothing() => DropPlan.Any.Sample(
        plan =>
        {
            var answers = new List<(DropCommand Command, long? Number)>();
            var history = new DropHistory(plan);
            history.Run(evolved: (command, decision) =>
            {
                if (command is Reserve or Confirm or Release or ChangeDrop or SettlePayment && !decision.Events.IsEmpty)
                    answers.Add((command, decision.Number));
            });
            var restored = Restore(history.Drop);
            foreach (var (command, number) in answers)
            {
                var again = DropRules.Decide(restored, command, history.Now.AddDays(1));
                Assert.Null(again.Refusal);
                Assert.Empty(again.Events);
                Assert.Equal(number, again.Number);
            }
        },
        iter: 1_000);

    private static Drop Restore(Drop drop) =>
        Drop.FromSnapshot(DropJson.DecodeSnapshot(DropJson.EncodeSnapshot(drop.ToSnapshot())));

    private static string Text(Drop drop) => System.Text.Encoding.UTF8.GetString(DropJson.EncodeSnapshot(drop.ToSnapshot()));
}
