using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Input;

/// <summary>What the rules refuse, asked through the real client and hub, in both encodings (even viewers MessagePack, odd JSON).</summary>
public sealed class RefusedTests(LiveServer server) : IClassFixture<LiveServer>
{
    private Stage Stage => server.Stage;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_unknown_show(int number)
    {
        await using var viewer = await Stage.Guest(number);
        var refused = await Assert.ThrowsAsync<LiveRoomsException>(() => viewer.Join("nowhere"));
        Assert.Equal(ProblemCode.ShowUnknown, refused.Code);
        var malformed = await Assert.ThrowsAsync<LiveRoomsException>(() => viewer.Join("no show/at all"));
        Assert.Equal(ProblemCode.Malformed, malformed.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Chat_in_an_ended_show_and_in_one_not_yet_live(int number)
    {
        var cancel = TestContext.Current.CancellationToken;
        await Stage.Own.Shows.CreateAsync(new CreateShow($"over-{number}", "Soon over", "pl", "eu"), cancel).Soon();
        await using var viewer = await Stage.Guest(number);
        await viewer.Join($"over-{number}");
        Is(ProblemCode.ShowNotLive, (await viewer.Chat("too early")).Problem);
        await Stage.Own.Shows.EndAsync($"over-{number}", cancel).Soon();
        await viewer.Room.Until(state => state.Show.Status == "ended");
        Is(ProblemCode.ShowEnded, (await viewer.Chat("too late")).Problem);
    }

    [Theory]
    [InlineData("", ProblemCode.ChatEmpty)]
    [InlineData("  \t ", ProblemCode.ChatEmpty)]
    [InlineData("\u200b\u200d\u2060", ProblemCode.ChatEmpty)]
    [InlineData("a\u0007b", ProblemCode.ChatControlCharacters)]
    [InlineData("a\nb", ProblemCode.ChatControlCharacters)]
    [InlineData("a\u0000b", ProblemCode.ChatControlCharacters)]
    [InlineData("a\u202eb", ProblemCode.ChatControlCharacters)]
    public async Task Chat_that_says_nothing_or_breaks_the_page(string text, ProblemCode code)
    {
        foreach (var number in new[] { 0, 1 })
        {
            await using var viewer = await Stage.Enter(number);
            Is(code, (await viewer.Chat(text)).Problem);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Chat_of_the_longest_length_and_one_more(int number)
    {
        await using var viewer = await Stage.Enter(number);
        Assert.Null((await viewer.Chat($"  {new string('x', 300)}  ")).Problem);
        Is(ProblemCode.ChatTooLong, (await viewer.Chat(new string('x', 301))).Problem);
        Is(ProblemCode.ChatTooLong, (await viewer.Chat(new string('x', 2_000))).Problem);
    }

    [Theory]
    [InlineData(0, ProblemCode.QuantityInvalid)]
    [InlineData(-1, ProblemCode.QuantityInvalid)]
    [InlineData(3, ProblemCode.QuantityInvalid)]
    [InlineData(int.MaxValue, ProblemCode.QuantityInvalid)]
    [InlineData(int.MinValue, ProblemCode.QuantityInvalid)]
    public async Task A_quantity_out_of_range(int quantity, ProblemCode code)
    {
        foreach (var number in new[] { 0, 1 })
        {
            await using var viewer = await Stage.Enter(number);
            Is(code, (await viewer.Reserve("open", quantity: quantity)).Problem);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_drop_that_does_not_sell(int number)
    {
        await using var viewer = await Stage.Enter(number);
        Is(ProblemCode.DropNotOpen, (await viewer.Reserve("announced")).Problem);
        Is(ProblemCode.DropClosed, (await viewer.Reserve("closed")).Problem);
        Is(ProblemCode.DropUnknown, (await viewer.Reserve("imagined")).Problem);
        Is(ProblemCode.Malformed, (await viewer.Reserve("not/an id")).Problem);
        Is(ProblemCode.Malformed, (await viewer.Reserve("open", "not an id")).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_reservation_of_somebody_else_or_of_nobody(int number)
    {
        await using var owner = await Stage.Enter(number);
        await using var other = await Stage.Enter(number);
        var card = (await owner.Reserve("open")).Reservation!;
        Is(ProblemCode.ReservationNotYours, (await other.Confirm("open", card.ReservationId)).Problem);
        Is(ProblemCode.ReservationNotYours, (await other.Release("open", card.ReservationId)).Problem);
        foreach (var nobodys in new[] { 0, -1, long.MaxValue })
            Is(ProblemCode.ReservationUnknown, (await other.Confirm("open", nobodys)).Problem);
        Assert.Equal("confirmed", (await owner.Confirm("open", card.ReservationId)).Reservation!.Status);
        Is(ProblemCode.ReservationWrongState, (await owner.Release("open", card.ReservationId)).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_operation_id_used_again_for_something_else(int number)
    {
        await using var viewer = await Stage.Enter(number);
        await using var other = await Stage.Enter(number);
        var operation = viewer.NewOperation();
        var card = (await viewer.Reserve("open", operation)).Reservation!;
        Assert.Equal(card, (await viewer.Reserve("open", operation)).Reservation);
        Is(ProblemCode.OperationConflict, (await viewer.Reserve("open", operation, 2)).Problem);
        Is(ProblemCode.OperationConflict, (await other.Reserve("open", operation)).Problem);
        Is(ProblemCode.OperationConflict, (await viewer.Confirm("open", card.ReservationId, operation)).Problem);
        Assert.Null((await viewer.Release("open", card.ReservationId, $"{operation}-2")).Problem);
        Is(ProblemCode.OperationConflict, (await viewer.Confirm("open", card.ReservationId, $"{operation}-2")).Problem);

        var cancel = TestContext.Current.CancellationToken;
        Assert.Null((await viewer.Room.ChatAsync("once", operation, cancel).Soon()).Problem);
        Assert.Null((await viewer.Room.ChatAsync("once", operation, cancel).Soon()).Problem);
        Is(ProblemCode.OperationConflict, (await viewer.Room.ChatAsync("twice", operation, cancel).Soon()).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Reactions_of_no_kind_or_number(int number)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var viewer = await Stage.Enter(number);
        Is(ProblemCode.ReactionUnknown, (await viewer.Room.ReactAsync("applause", 1, cancel).Soon()).Problem);
        foreach (var count in new[] { 0, -1, 51, int.MaxValue })
            Is(ProblemCode.ReactionCountInvalid, (await viewer.Room.ReactAsync(ReactionKinds.Heart, count, cancel).Soon()).Problem);
        Assert.Null((await viewer.Room.ReactAsync(ReactionKinds.Heart, 50, cancel).Soon()).Problem);
    }

    private static void Is(ProblemCode code, Problem? problem)
    {
        Assert.Equal(code, (ProblemCode?)problem?.Code);
        Assert.NotEmpty(problem!.Message);
    }
}
