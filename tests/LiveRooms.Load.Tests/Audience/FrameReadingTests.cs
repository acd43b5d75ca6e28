using System.Text.Json;
using CsCheck;
using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Checks;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Tests.Audience.Scripted;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>What comes over the wire is read as it was written, and a frame once for all.</summary>
public sealed class FrameReadingTests
{
    private static readonly string[] Kinds = [RoomEventKinds.DropOpened, RoomEventKinds.DropClosed, RoomEventKinds.Promoted];

    private static readonly Gen<ChatLine> Line =
        Gen.Select(Gen.Long[1, 1_000], Gen.String[0, 40], Gen.Long[1, long.MaxValue], (number, words, made) =>
            new ChatLine(number, "g-1", "Ada \"\\ é", "viewer", Stamp.On(words, made), 5));

    private static readonly Gen<RoomEvent> Event = Gen.Select(
        Gen.Long[1, 1_000], Gen.Int[0, 2].Select(i => Kinds[i]), Gen.Long[1, 1L << 40],
        (sequence, kind, at) => new RoomEvent(sequence, kind, at, "d"));

    private static readonly Gen<RoomFrame> Frame = Gen.Select(
        Gen.Long[0, 1_000], Gen.Long[0, 1_000], Gen.Int[0, 99], Line.Array[0, 4], Event.Array[0, 4], (from, more, skipped, lines, events) =>
            new RoomFrame("s", 7, from, from + more, 9, events.Length == 0 ? null : events, lines.Length == 0 ? null : lines, skipped));

    [Fact]
    public void A_frame_is_read_as_it_was_written() => Frame.Sample(frame =>
    {
        var facts = FrameReader.Read(Message(frame), Rooms())!;
        Assert.Equal((frame.Epoch, frame.From, frame.Through, frame.SkippedChat), (facts.Epoch, facts.From, facts.Through, facts.Skipped));
        Assert.Equal((frame.Chat?.Count ?? 0, frame.Chat?[0].Number ?? 0), (facts.Lines, facts.FirstLine));
        Assert.Equal(frame.Chat?.Min(line => Stamp.In(ScriptedDoor.Bytes(line.Text))) ?? 0, facts.OldestMade);
        var events = frame.Events ?? [];
        Assert.Equal(events.Count(e => e.Kind == RoomEventKinds.Promoted), facts.Events.Own.Count);
        Assert.Equal(
            events.Where(e => e.Kind != RoomEventKinds.Promoted).Select(e => new SharedEvent(e.Sequence, e.Kind, e.DropId)), facts.Events.Shared);
        var isInOrder = Rises([.. events.Select(e => e.Sequence)]) && Rises([.. (frame.Chat ?? []).Select(line => line.Number)])
            && events.All(e => e.Sequence > frame.From && e.Sequence <= frame.Through);
        Assert.Equal(isInOrder, facts.Flaw is null);
    });

    [Fact]
    public void A_frame_is_read_once_by_any_number_of_threads()
    {
        var library = new FrameLibrary(Rooms());
        var frames = Enumerable.Range(0, 50).Select(i => Message(new RoomFrame("s", 1, i, i + 1, 0))).ToArray();
        Parallel.For(0, 10_000, i =>
        {
            var facts = library.Find((byte[])frames[i % 50].Clone(), at: 0)!;
            Assert.Equal(i % 50, facts.From);
        });
        Assert.Equal(50, library.Read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"type\":1,\"target\":\"Frame\",\"arguments\":[")]
    [InlineData("{\"type\":1,\"target\":\"Frame\",\"arguments\":[{\"epoch\":1}]}")]
    public void What_is_no_frame_is_none(string message) => Assert.Null(FrameReader.Read(ScriptedDoor.Bytes(message), Rooms()));

    [Fact]
    public void Answers_say_what_they_answer()
    {
        var hearts = Read("""{"type":3,"invocationId":"h2.50","result":{"problem":null}}""");
        Assert.Equal(('h', 2, 50), (hearts.Letter, hearts.Number, hearts.Count));
        var refused = Read("""{"type":3,"invocationId":"c17","result":{"problem":{"code":1007,"message":"m","retryable":true,"retryAfterMs":40}}}""");
        Assert.Equal(('c', 17, 1_007, 40L), (refused.Letter, refused.Number, refused.Problem!.Code, refused.Problem.RetryAfterMs));
        Assert.Equal("boom", Read("""{"type":3,"invocationId":"c1","error":"boom"}""").Error);
        Assert.True(Read("""{"type":7,"error":"1011 x (+5 ms)"}""").IsClose);
        Assert.Null(HubAnswerReader.Read("{\"type\":6}"u8, returning: false));
    }

    [Fact]
    public void A_join_is_read_as_far_as_it_matters()
    {
        var show = new ShowCard("s", "c", "C", "T", "en", "eu", "live", null, null, null, null, null, 1);
        var snapshot = new RoomSnapshot(new Position(3, 40), 0, show, [], [new ChatLine(8, "g", "n", "viewer", "x", 0)], new Counters(1, new Dictionary<string, long>()));
        var reply = new JoinReply(null, snapshot, [new RoomEvent(39, RoomEventKinds.DropOpened, 1)], true, null);
        var message = $$"""{"type":3,"invocationId":"j","result":{{JsonSerializer.Serialize(reply, ProtocolJsonContext.Default.JoinReply)}}}""";
        var returning = HubAnswerReader.Read(ScriptedDoor.Bytes(message), returning: true)!;
        Assert.Equal((new Position(3, 40), 8, true, 39), (returning.Position, returning.LastLine, returning.Resumed, returning.Missed.First));
        Assert.Equal(new Position(3, 40), HubAnswerReader.Read(ScriptedDoor.Bytes(message), returning: false)!.Position);
    }

    private static HubAnswer Read(string message) => HubAnswerReader.Read(ScriptedDoor.Bytes(message), returning: false)!;

    private static RoomWatches Rooms() => new(new ViolationBook());

    private static byte[] Message(RoomFrame frame) => ScriptedDoor.Bytes(
        $$"""{"type":1,"target":"Frame","arguments":[{{JsonSerializer.Serialize(frame, ProtocolJsonContext.Default.RoomFrame)}}]}""");

    private static bool Rises(long[] numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);
}
