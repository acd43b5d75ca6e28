using System.Buffers;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Makes inputs by a seed: the same seed, the same input.</summary>
internal static class Cook
{
    /// <summary>The largest message that the edge takes in these tests.</summary>
    internal const int MaxMessage = 32 * 1024;

    internal static FuzzInput Input(int seed, Recipe? wanted = null)
    {
        var random = new Random(seed);
        var wire = random.Next(2) == 0 ? FrameEncoding.Json : FrameEncoding.MessagePack;
        var recipe = wanted ?? (Recipe)random.Next(Enum.GetValues<Recipe>().Length);
        var joined = random.Next(3) > 0;
        return recipe == Recipe.Handshake
            ? new FuzzInput(seed, recipe, wire, joined, Handshake(random, wire), [])
            : new FuzzInput(seed, recipe, wire, joined, GoodHandshake(wire), Message(random, recipe, wire));
    }

    internal static byte[] GoodHandshake(FrameEncoding wire) =>
        [.. Encoding.ASCII.GetBytes($$"""{"protocol":"{{(wire == FrameEncoding.Json ? "json" : "messagepack")}}","version":1}"""), Framing.Separator];

    private static byte[] Message(Random random, Recipe recipe, FrameEncoding wire) => recipe switch
    {
        Recipe.Good => Draft.Good(random).Bytes(wire),
        Recipe.Odd => Draft.Odd(random).Bytes(wire),
        Recipe.Shape => Framing.Whole(Misshapen(random, wire), wire),
        Recipe.Bytes => Damaged(random, random.Next(4) == 0 ? Misshapen(random, wire) : AnyDraft(random).Body(wire), wire),
        Recipe.Framing => Framing.Wrong(AnyDraft(random).Body(wire), wire, random),
        Recipe.Noise => Noise(random),
        Recipe.Size => Sized(random, wire),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe)),
    };

    private static Draft AnyDraft(Random random) => random.Next(4) == 0 ? Draft.Odd(random) : Draft.Good(random);

    /// <summary>One to three values replaced, left out or doubled.</summary>
    private static byte[] Misshapen(Random random, FrameEncoding wire)
    {
        var draft = AnyDraft(random);
        for (var times = random.Next(1, 4); times > 0; times--)
            Bend(draft, random);
        return draft.Body(wire);
    }

    private static void Bend(Draft draft, Random random)
    {
        var parts = draft.Parts;
        var at = random.Next(parts.Count);
        switch (random.Next(12))
        {
            case 0 when parts.Count > 1:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, parts[at] with { Value = random.Next(2) == 0 ? parts[at].Value : Hostile.Any(random) });
                break;
            case 2:
                (parts[at], parts[0]) = (parts[0], parts[at]);
                break;
            case 3:
                parts[at] = parts[at] with { Value = Hostile.Any(random) };
                break;
            default:
                BendArgument(parts, random);
                break;
        }
    }

    private static void BendArgument(List<Part> parts, Random random)
    {
        if (parts.FirstOrDefault(p => p.Name == "arguments")?.Value is not Items arguments)
            return;
        if (arguments.All.FirstOrDefault() is Fields { All.Count: > 0 } fields)
        {
            var at = random.Next(fields.All.Count);
            var value = random.Next(3) == 0 ? fields.All[at].Value : Hostile.Any(random);
            switch (random.Next(4))
            {
                case 0:
                    fields.All.RemoveAt(at);
                    break;
                case 1:
                    fields.All.Add((random.Next(2) == 0 ? fields.All[at].Name : "unknown", value));
                    break;
                default:
                    fields.All[at] = (fields.All[at].Name, Hostile.Any(random));
                    break;
            }
        }
        else
            arguments.All.Add(Hostile.Any(random));
    }

    private static byte[] Damaged(Random random, byte[] body, FrameEncoding wire)
    {
        var bytes = body.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.RemoveRange(at, random.Next(1, Math.Min(8, bytes.Count - at) + 1));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return Framing.Whole([.. bytes], wire);
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, random.Next(20) == 0 ? 5_000 : 100)];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
            bytes[^1] = Framing.Separator;
        return bytes;
    }

    private static byte[] Sized(Random random, FrameEncoding wire)
    {
        var length = MaxMessage + random.Next(-300, 300) + (random.Next(4) == 0 ? 100_000 : 0);
        var filler = Value.Of(new string('y', length));
        var draft = random.Next(3) switch
        {
            0 => Draft.Call(HubMethods.Chat, new Fields(("OperationId", Value.Of("op")), ("Text", filler))),
            1 => Draft.With(Draft.Call(HubMethods.Leave, null), "invocationId", filler),
            _ => Draft.With(Draft.Call(HubMethods.Leave, null), "headers", new Fields(("x", filler))),
        };
        return draft.Bytes(wire);
    }

    private static byte[] Handshake(Random random, FrameEncoding wire)
    {
        var fields = new Fields(("protocol", Value.Of(wire == FrameEncoding.Json ? "json" : "messagepack")), ("version", Value.Of(1)));
        for (var times = random.Next(3); times > 0; times--)
        {
            var at = random.Next(fields.All.Count);
            fields.All[at] = (random.Next(4) == 0 ? "else" : fields.All[at].Name, Hostile.Any(random));
            if (random.Next(3) == 0)
                fields.All.Add(fields.All[at]);
        }
        var to = new ArrayBufferWriter<byte>();
        fields.Json(to);
        var body = to.WrittenSpan.ToArray();
        return random.Next(5) switch
        {
            0 => Damaged(random, body, FrameEncoding.Json),
            1 => Framing.Wrong(body, FrameEncoding.Json, random),
            2 => Noise(random),
            3 when random.Next(10) == 0 => [.. Enumerable.Repeat((byte)' ', MaxMessage + 1), .. body, Framing.Separator],
            _ => [.. body, Framing.Separator],
        };
    }
}

/// <summary>One input: a handshake, a join or none, and a message.</summary>
/// <param name="Seed">Makes it again.</param>
/// <param name="Recipe">How it was made.</param>
/// <param name="Wire">What the handshake asks for.</param>
/// <param name="Joined">Whether the sender is in a room.</param>
/// <param name="Handshake">The handshake.</param>
/// <param name="Message">The message; empty when the handshake is the input.</param>
internal sealed record FuzzInput(int Seed, Recipe Recipe, FrameEncoding Wire, bool Joined, byte[] Handshake, byte[] Message)
{
    /// <summary>All that is sent.</summary>
    internal byte[] Bytes => [.. Handshake, .. Joined ? Draft.Call(HubMethods.Join, new Fields(("ShowId", Value.Of("show-2"))), "1").Bytes(Wire) : [], .. Message];

    public override string ToString() => $"seed {Seed} ({Recipe}, {Wire}, {(Joined ? "joined" : "not joined")})";
}
