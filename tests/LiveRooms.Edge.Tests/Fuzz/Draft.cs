using System.Buffers;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>A hub message before it is written: JSON names its parts, MessagePack puts them in order.</summary>
/// <param name="Parts">The parts; one without a name is not in JSON, one that is not packed not in MessagePack.</param>
internal sealed record Draft(List<Part> Parts)
{
    internal static Draft Call(string method, Value? argument, string? id = "7") => Invocation(1, method, argument, id);

    /// <summary>The calls that a well-behaved client makes.</summary>
    internal static Draft Good(Random random, string id = "7")
    {
        var operation = Value.Of($"op-{random.Next(1_000_000)}");
        return random.Next(9) switch
        {
            0 => Call(HubMethods.Join, new Fields(("ShowId", Value.Of("show-2")), ("LastSeen", Value.Null)), id),
            1 => Call(
                HubMethods.Join, new Fields(("ShowId", Value.Of("show-2")), ("LastSeen", new Fields(("Epoch", Value.Of(1)), ("Sequence", Value.Of(0))))), id),
            2 => Call(HubMethods.Leave, null, id),
            3 => Call(HubMethods.Chat, new Fields(("OperationId", operation), ("Text", Value.Of("hello"))), id),
            4 => Call(HubMethods.React, new Fields(("Kind", Value.Of("heart")), ("Count", Value.Of(3))), id),
            5 => Call(
                HubMethods.Reserve,
                new Fields(("DropId", Value.Of("drop-1")), ("OperationId", operation), ("Quantity", Value.Of(1)), ("VariantId", Value.Of("red"))), id),
            6 => Call(
                random.Next(2) == 0 ? HubMethods.Confirm : HubMethods.Release,
                new Fields(("DropId", Value.Of("drop-1")), ("OperationId", operation), ("ReservationId", Value.Of(1))), id),
            7 => Call(HubMethods.Mine, null, id),
            _ => new Draft([new("type", Value.Of(6))]),
        };
    }

    /// <summary>Messages that the protocol has and this hub has no use for.</summary>
    internal static Draft Odd(Random random)
    {
        var id = Value.Of(random.Next(2) == 0 ? "7" : $"id-{random.Next()}");
        return random.Next(8) switch
        {
            0 => new Draft([Type(2), Headers, new("invocationId", id), new("item", Value.Of(1))]),
            1 => new Draft([Type(3), Headers, new("invocationId", id), new(null, Value.Of(3)), new("result", Value.Of(1))]),
            2 => new Draft([Type(3), Headers, new("invocationId", id), new(null, Value.Of(1)), new("error", Value.Of("no"))]),
            3 => Invocation(4, HubMethods.Leave, null, "7"),
            4 => new Draft([Type(5), Headers, new("invocationId", id)]),
            5 => new Draft([Type(8 + random.Next(2)), new("sequenceId", Value.Of(random.Next(-1, 3)))]),
            6 => new Draft([Type(7), new("error", Value.Of("bye")), new("allowReconnect", Value.Of(1))]),
            _ => With(Invocation(1, HubMethods.Leave, null, "7"), "streamIds", new Items(id, Value.Of("s"))),
        };
    }

    internal static Draft With(Draft draft, string part, Value value) =>
        new([.. draft.Parts.Select(p => p.Name == part ? p with { Value = value } : p)]);

    /// <summary>The message alone: no separator, no length.</summary>
    internal byte[] Body(FrameEncoding wire)
    {
        var to = new ArrayBufferWriter<byte>();
        if (wire == FrameEncoding.Json)
            new Fields([.. Parts.Where(p => p.Name is not null).Select(p => (p.Name!, p.Value))]).Json(to);
        else
            new Items([.. Parts.Select(p => p.Value)]).Pack(to);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The message as it is sent.</summary>
    internal byte[] Bytes(FrameEncoding wire) => Framing.Whole(Body(wire), wire);

    private static Part Headers => new("headers", new Fields());

    private static Part Type(long number) => new("type", Value.Of(number));

    private static Draft Invocation(int type, string method, Value? argument, string? id) => new(
    [
        Type(type), Headers, new("invocationId", id is null ? Value.Null : Value.Of(id)), new("target", Value.Of(method)),
        new("arguments", argument is null ? new Items() : new Items(argument)), new("streamIds", new Items()),
    ]);
}

/// <summary>A part of a message.</summary>
internal sealed record Part(string? Name, Value Value);
