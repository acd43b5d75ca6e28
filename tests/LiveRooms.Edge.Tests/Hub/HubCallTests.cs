using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubCallTests
{
    [Theory, BothWires]
    public async Task A_viewer_joins_talks_reacts_reserves_confirms_releases_and_leaves(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var show = bench.Grains.Show();
        show.Update(room => room with { Drops = [Make.DropView()] });
        show.Muted = Make.Start;
        bench.Grains.Drop().OnOfViewer = viewer => [Make.Reservation(4)];
        var guest = await bench.Connect(wire);

        var joined = await guest.Join();
        Assert.Null(joined.Problem);
        Assert.Equal(("show-1", "live", "drop-1"), (joined.Snapshot!.Show.ShowId, joined.Snapshot.Show.Status, joined.Snapshot.Drops.Single().DropId));
        Assert.Equal(new ViewerCard("viewer-1", "Ada", "viewer"), joined.You);
        Assert.Null((await guest.Chat("op-1", "  hello  ")).Problem);
        Assert.Equal("hello", (await guest.Frame(f => f.Chat is not null)).Chat!.Single().Text);
        Assert.Null((await guest.React("heart", 5)).Problem);
        Assert.Equal((1, "held"), Number(await guest.Reserve("drop-1", "op-2", 1)));
        Assert.Equal((7, "held"), Number(await guest.Confirm("drop-1", "op-3", 7)));
        Assert.Equal((8, "held"), Number(await guest.Release("drop-1", "op-4", 8)));
        var mine = await guest.Mine();
        Assert.Equal((4, Make.Start.ToUnixTimeMilliseconds()), (mine.Reservations!.Single().ReservationId, mine.MutedUntil));
        Assert.Null((await guest.Leave()).Problem);
        Assert.Equal((int)ProblemCode.NotJoined, (await guest.Mine()).Problem!.Code);

        Assert.Equal([DropAction.Reserve, DropAction.Confirm, DropAction.Release], bench.Grains.Drop().Batches.SelectMany(b => b).Select(r => r.Action));
        Assert.Equal(["Ada"], bench.Grains.Viewer("viewer-1").Introductions);
        await Patience.Until(() => bench.Grains.Viewer("viewer-1").IsRemembered("drop-1"));
    }

    [Theory, BothWires]
    public async Task Who_is_in_no_room_is_told_so(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect(wire);
        Problem?[] problems =
        [
            (await guest.Chat("op-1", "hello")).Problem, (await guest.React("heart", 1)).Problem, (await guest.Mine()).Problem,
            (await guest.Reserve("drop-1", "op-2", 1)).Problem, (await guest.Confirm("drop-1", "op-3", 1)).Problem,
            (await guest.Release("drop-1", "op-4", 1)).Problem,
        ];
        Assert.All(problems, problem => Assert.Equal((int)ProblemCode.NotJoined, problem!.Code));
        Assert.Null((await guest.Leave()).Problem);
        Assert.Empty(bench.Grains.Drop().Batches);
    }

    [Theory, BothWires]
    public async Task What_is_wrong_with_a_request_is_said_by_number(Wire wire)
    {
        await using var bench = await HubBench.Start();
        bench.Grains.Show("nowhere").Remove();
        var guest = await bench.Connect(wire);
        Assert.Equal(ProblemCode.ShowUnknown, Code((await guest.Join("nowhere")).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Join("no such id!")).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Ask<JoinReply>(HubMethods.Join, null)).Problem));
        await guest.Join();

        Assert.Equal(ProblemCode.Malformed, Code((await guest.Chat("", "hello")).Problem));
        Assert.Equal(ProblemCode.ChatEmpty, Code((await guest.Chat("op", " \u200b ")).Problem));
        Assert.Equal(ProblemCode.ChatTooLong, Code((await guest.Chat("op", new string('x', 301))).Problem));
        Assert.Equal(ProblemCode.ChatControlCharacters, Code((await guest.Chat("op", "a\nb")).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Ask<Reply>(HubMethods.Chat, null)).Problem));
        Assert.Equal(ProblemCode.ReactionUnknown, Code((await guest.React("tomato", 1)).Problem));
        Assert.Equal(ProblemCode.ReactionCountInvalid, Code((await guest.React("heart", 0)).Problem));
        Assert.Equal(ProblemCode.ReactionCountInvalid, Code((await guest.React("heart", 51)).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Reserve("drop 1", "op", 1)).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Reserve("drop-1", "op", 1, "no variant")).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Confirm("drop-1", "", 1)).Problem));
        Assert.Equal(ProblemCode.Malformed, Code((await guest.Ask<ReservationReply>(HubMethods.Release, null)).Problem));
        Assert.Empty(bench.Grains.Drop().Batches);
    }

    [Theory, BothWires]
    public async Task A_variant_and_the_show_of_the_room_go_to_the_drop_and_its_variants_come_to_the_viewer(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var variants = Make.DropView() with
        {
            Shelves = [new ShelfView(new VariantId("red"), "Red", 990, 3, 1, 2, 0, 4)],
            Settings = Make.DropView().Settings with { Mode = DropMode.Lottery, Payment = true },
        };
        bench.Grains.Show().Update(room => room with { Drops = [variants] });
        bench.Grains.Drop().OnAct = batch => Task.FromResult(
            DropReceipts.Of(batch.Select(r => new DropReceipt(null, Make.Reservation() with { Variant = r.Variant }))));
        var guest = await bench.Connect(wire);
        var card = (await guest.Join()).Snapshot!.Drops.Single();
        Assert.Equal(("lottery", true), (card.Mode, card.Payment));
        Assert.Equal([new VariantCard("red", "Red", 990, 3, 1, 2, 0, 4)], card.Variants!);
        Assert.Equal("red", (await guest.Reserve("drop-1", "op", 1, "red")).Reservation!.VariantId);
        Assert.Equal(new ShowId("show-1"), Assert.Single(bench.Grains.Drop().Shows));
        Assert.Equal(new VariantId("red"), bench.Grains.Drop().Batches.Single().Single().Variant);
    }

    [Theory, BothWires]
    public async Task A_refusal_of_the_show_or_the_drop_reaches_its_caller(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect(wire);
        await guest.Join();
        var refusal = new Refusal(RefusalReason.ChatMuted, "You may not chat.", TimeSpan.FromMilliseconds(1_500.5));
        bench.Grains.Show().OnReport = report =>
            report.Lines.IsEmpty ? null : Task.FromResult(new ReportReply(null, [.. report.Lines.Select(_ => refusal)], false, report.Totals));
        Assert.Equal(new Problem(3005, "You may not chat.", false, 1_501), (await guest.Chat("op-1", "hello")).Problem);

        bench.Grains.Drop().OnAct = batch => Task.FromResult(
            DropReceipts.Refused(batch.Count, new Refusal(RefusalReason.DropNotOpen, "Not yet.")));
        Assert.Equal(new Problem(4002, "Not yet.", true), (await guest.Reserve("drop-1", "op-2", 1)).Problem);
    }

    [Fact]
    public async Task Of_more_reservations_than_a_reply_holds_those_that_are_over_give_way()
    {
        await using var bench = await HubBench.Start();
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView("drop-1"), Make.DropView("drop-2")] });
        bench.Grains.Drop("drop-1").OnOfViewer = _ => [Make.Reservation(1), Make.Reservation(2, ReservationStatus.Confirmed)];
        bench.Grains.Drop("drop-2").OnOfViewer = _ =>
            [.. Enumerable.Range(1, 250).Select(i => Make.Reservation(i, ReservationStatus.Released, "drop-2"))];
        var guest = await bench.Connect();
        await guest.Join();
        var mine = (await guest.Mine()).Reservations!;
        Assert.Equal(200, mine.Count);
        Assert.Equal(["held", "confirmed", "released"], mine.Take(3).Select(r => r.Status));
        Assert.Equal(250, mine[^1].ReservationId);
    }

    private static (long Number, string Status) Number(ReservationReply reply) =>
        (reply.Reservation!.ReservationId, reply.Reservation.Status);

    private static ProblemCode? Code(Problem? problem) => (ProblemCode?)problem?.Code;
}
