using System.Collections;
using System.Reflection;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Fuzz;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Hub;

/// <summary>What a client may send has bounds, and past each of them stands a code.</summary>
public sealed class HubPayloadTests
{
    private static readonly FrameEncoding[] Wires = [FrameEncoding.Json, FrameEncoding.MessagePack];

    [Fact]
    public async Task However_deep_a_message_is_nested_it_ends_in_an_answer_or_a_code()
    {
        await using var bench = await HubBench.Start(o => o.MaxMessageBytes = 1_048_576);
        foreach (var wire in Wires)
        {
            foreach (var depth in new[] { 10, 16, 17, 63, 64, 65, 1_000, 30_000, 150_000 })
            {
                foreach (var draft in Nestings(new Nested(depth, maps: false)).Concat(Nestings(new Nested(depth, maps: true))))
                {
                    var heard = await Say(bench, wire, draft.Bytes(wire), Draft.Call(HubMethods.Leave, null, "9").Bytes(wire));
                    Assert.True(heard.Closed == ProblemCode.Malformed || heard.Answers.Contains(("9", null)), $"{wire} {depth}");
                    Assert.True(depth < 64 || wire == FrameEncoding.MessagePack || heard.Closed == ProblemCode.Malformed, $"{wire} {depth}");
                }
            }
        }
    }

    [Fact]
    public async Task What_a_client_streams_is_refused_and_nothing_is_kept_of_it()
    {
        await using var bench = await HubBench.Start();
        foreach (var wire in Wires)
        {
            var link = Link(bench);
            link.TryWrite(Cook.GoodHandshake(wire));
            for (var i = 0; i < 2_000; i++)
            {
                var stream = new Items(Value.Of($"stream-{i}"));
                link.TryWrite(Draft.With(Draft.Call(HubMethods.Leave, null, $"{i}"), "streamIds", stream).Bytes(wire));
                link.TryWrite(Message(wire, 2, $"stream-{i}", null, Value.Of(1)));
                link.TryWrite(Message(wire, 4, $"call-{i}", HubMethods.Leave, new Items()));
                link.TryWrite(Message(wire, 5, $"call-{i}", null, null));
                link.TryWrite(Message(wire, 3, $"result-{i}", null, null));
            }
            link.Finish();
            var heard = await link.Hear(wire);
            Assert.Equal(4_000, heard.Answers.Count);
            Assert.All(heard.Answers, answer => Assert.Equal(ProblemCode.Malformed, answer.Code));
            Assert.Equal(0, Kept(link.Hub!, "ActiveRequestCancellationSources"));
            Assert.Equal(0, Kept(Member(link.Hub!, "StreamTracker")!, "_lookup"));
        }
    }

    [Fact]
    public async Task A_kind_of_message_that_is_not_known_closes_with_its_code()
    {
        await using var bench = await HubBench.Start();
        foreach (var wire in Wires)
        {
            foreach (var type in new[] { 0, 10, 99, -1, int.MaxValue })
            {
                var heard = await Say(bench, wire, new Draft([new("type", Value.Of(type))]).Bytes(wire));
                Assert.Equal(ProblemCode.Malformed, heard.Closed);
            }
        }
    }

    [Fact]
    public async Task Of_calls_at_once_four_are_under_way_and_the_rest_wait_unread_until_there_is_room()
    {
        await using var bench = await HubBench.Start(o => (o.ChatBurst, o.RequestBurst) = (100, 10_000));
        var said = new TaskCompletionSource();
        bench.Grains.Show("show-2").OnReport = async report =>
        {
            if (!report.Lines.IsEmpty)
                await said.Task;
            return bench.Grains.Show("show-2").Taken(report);
        };
        var link = Link(bench, room: 16_384);
        var wire = FrameEncoding.Json;
        link.TryWrite(Cook.GoodHandshake(wire));
        link.TryWrite(Draft.Call(HubMethods.Join, new Fields(("ShowId", Value.Of("show-2"))), "join").Bytes(wire));
        await link.Answers(wire, 1);
        var sent = 0;
        while (sent < 10_000 && link.TryWrite(Line(sent, wire)))
            sent++;
        Assert.InRange(sent, 50, 300);
        await bench.Grains.Show("show-2").Reported(r => !r.Lines.IsEmpty);

        // What is under way is all that the room was told of.
        Assert.InRange(bench.Grains.Show("show-2").Reports.Sum(r => r.Lines.Length), 1, 4);
        said.SetResult();
        await link.Answers(wire, 60);
        link.Cut();
        await link.Served.Soon();
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(long.MinValue, 1)]
    [InlineData((1L << 53) + 1, 0)]
    [InlineData(1, long.MaxValue)]
    public async Task A_position_that_no_feed_has_is_malformed(long epoch, long sequence)
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect();
        Assert.Equal((int)ProblemCode.Malformed, (await guest.Join(lastSeen: new Position(epoch, sequence))).Problem!.Code);
        Assert.Null((await guest.Join(lastSeen: new Position(1L << 53, 1L << 53))).Problem);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_handshake_is_answered_with_a_code_and_says_nothing_of_the_inside()
    {
        await using var bench = await HubBench.Start();
        foreach (var handshake in (string[])["{}", "[]", "{\"protocol\":\"morse\",\"version\":1}", "{\"protocol\":\"json\",\"version\":99}", "\0", ""])
        {
            var heard = await Say(bench, FrameEncoding.Json, [.. handshake.Select(c => (byte)c), Framing.Separator], handshakes: false);
            Assert.Equal(ProblemCode.Malformed, heard.Refused);
        }
        var tooLarge = await Say(bench, FrameEncoding.Json, [.. Enumerable.Repeat((byte)' ', 40_000), Framing.Separator], handshakes: false);
        Assert.Equal(ProblemCode.Malformed, tooLarge.Refused);
    }

    private static IEnumerable<Draft> Nestings(Value deep)
    {
        yield return Draft.Call(HubMethods.Chat, new Fields(("OperationId", Value.Of("op")), ("Text", deep)));
        yield return Draft.Call(HubMethods.Chat, new Fields(("unknown", deep)));
        yield return Draft.Call(HubMethods.Chat, deep);
        yield return Draft.With(Draft.Call(HubMethods.Leave, null), "arguments", deep);
        yield return Draft.With(Draft.Call(HubMethods.Leave, null), "headers", deep);
        yield return new Draft([new("type", Value.Of(3)), new("headers", new Fields()), new("invocationId", Value.Of("7")), new(null, Value.Of(3)), new("result", deep)]);
    }

    private static byte[] Line(int number, FrameEncoding wire) => Draft.Call(
        HubMethods.Chat, new Fields(("OperationId", Value.Of($"op-{number}")), ("Text", Value.Of("hello"))), $"{number}").Bytes(wire);

    private static byte[] Message(FrameEncoding wire, int type, string id, string? target, Value? value)
    {
        var parts = new List<Part> { new("type", Value.Of(type)), new("headers", new Fields()), new("invocationId", Value.Of(id)) };
        if (type == 3)
            parts.Add(new Part(null, Value.Of(2)));
        if (target is not null)
            parts.Add(new Part("target", Value.Of(target)));
        if (value is not null)
            parts.Add(new Part(target is null ? "item" : "arguments", value));
        return new Draft(parts).Bytes(wire);
    }

    private static RawLink Link(HubBench bench, int room = 0) =>
        new(bench.Services.GetRequiredService<HubConnectionHandler<LiveHub>>(), "viewer-1", room);

    private static Task<Heard> Say(HubBench bench, FrameEncoding wire, params byte[][] messages) => Say(bench, wire, handshakes: true, messages);

    private static Task<Heard> Say(HubBench bench, FrameEncoding wire, byte[] message, bool handshakes) => Say(bench, wire, handshakes, message);

    private static Task<Heard> Say(HubBench bench, FrameEncoding wire, bool handshakes, params byte[][] messages)
    {
        var link = Link(bench);
        if (handshakes)
            link.TryWrite(Cook.GoodHandshake(wire));
        foreach (var message in messages)
            link.TryWrite(message);
        link.Finish();
        return link.Hear(wire);
    }

    private static int Kept(object of, string collection) => ((ICollection)Member(of, collection)!).Count;

    private static object? Member(object of, string name)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return of.GetType().GetProperty(name, Any) is { } property ? property.GetValue(of)
            : (of.GetType().GetField(name, Any) ?? throw new MissingFieldException(of.GetType().Name, name)).GetValue(of);
    }
}
