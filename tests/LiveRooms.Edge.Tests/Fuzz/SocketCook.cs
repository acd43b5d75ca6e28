using System.Globalization;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Transport.Listening;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>What a bad client sends on a socket.</summary>
internal enum SocketRecipe
{
    /// <summary>A head that is none, or asks for something else.</summary>
    Head,
    /// <summary>A good head, then frames that break the rules of WebSockets.</summary>
    Frames,
    /// <summary>A good head, then good frames of a bad handshake or hub message.</summary>
    Messages,
    /// <summary>A good beginning that stops anywhere.</summary>
    Stop,
}

/// <summary>How a client leaves.</summary>
internal enum Leaving
{
    /// <summary>It says no more, and reads to the end.</summary>
    Politely,
    /// <summary>It closes without reading what comes.</summary>
    Abruptly,
    /// <summary>It resets the connection.</summary>
    Reset,
    /// <summary>It stays until the edge ends it.</summary>
    Never,
}

/// <summary>One socket's input.</summary>
/// <param name="Seed">Makes it again.</param>
/// <param name="Recipe">How it was made.</param>
/// <param name="Wire">What the handshake in it asks for, if there is one.</param>
/// <param name="Head">What is sent first, in the parts that it is sent in, and is waited to be answered.</param>
/// <param name="Parts">What is sent then.</param>
/// <param name="Leaving">How it ends.</param>
internal sealed record SocketInput(int Seed, SocketRecipe Recipe, FrameEncoding Wire, byte[][] Head, byte[][] Parts, Leaving Leaving)
{
    public override string ToString() => $"socket seed {Seed} ({Recipe}, {Wire}, leaves {Leaving})";
}

/// <summary>Makes inputs for sockets by a seed.</summary>
internal static class SocketCook
{
    private const int GoodKeyBytes = 16;

    internal static SocketInput Input(int seed, SocketRecipe? wanted = null, Leaving? leaving = null)
    {
        var random = new Random(seed);
        var hub = Cook.Input(seed);
        var recipe = wanted ?? (SocketRecipe)random.Next(4);
        var (badHead, isAnswered) = BadHead(random);
        byte[] head = recipe is SocketRecipe.Frames or SocketRecipe.Messages ? GoodHead(random, hub.Wire)
            : recipe == SocketRecipe.Head && isAnswered ? badHead : [];
        byte[] bytes = recipe switch
        {
            SocketRecipe.Head => isAnswered ? [] : badHead,
            SocketRecipe.Frames => Frames(random, hub.Wire),
            SocketRecipe.Messages => InFrames(random, hub.Bytes, hub.Wire),
            _ => Stopped(random, [.. GoodHead(random, hub.Wire), .. InFrames(random, Cook.GoodHandshake(hub.Wire), hub.Wire), .. Frames(random, hub.Wire)]),
        };
        return new SocketInput(
            seed, recipe, hub.Wire, Split(random, head), Split(random, bytes),
            leaving ?? (random.Next(4) == 0 ? (Leaving)random.Next(1, 3) : Leaving.Politely));
    }

    internal static byte[] GoodHead(Random random, FrameEncoding wire)
    {
        var key = new byte[GoodKeyBytes];
        random.NextBytes(key);
        return Encoding.ASCII.GetBytes(RawClient.Upgrade
            .Replace("dGhlIHNhbXBsZSBub25jZQ==", Convert.ToBase64String(key), StringComparison.Ordinal)
            .Replace("viewer-1", string.Create(CultureInfo.InvariantCulture, $"fuzz-{wire}-{random.Next(500)}"), StringComparison.Ordinal));
    }

    /// <summary>Bytes in good frames, at any places.</summary>
    private static byte[] InFrames(Random random, byte[] bytes, FrameEncoding wire)
    {
        var frames = new List<ClientFrame>();
        var opcode = wire == FrameEncoding.Json ? Opcode.Text : Opcode.Binary;
        for (var at = 0; at < bytes.Length || frames.Count == 0;)
        {
            var length = random.Next(3) == 0 ? random.Next(bytes.Length - at + 1) : bytes.Length - at;
            var last = at + length == bytes.Length;
            frames.Add(new ClientFrame(at == 0 && frames.Count == 0 ? opcode : Opcode.Continuation, bytes[at..(at + length)], last, (uint)random.Next()));
            at += length;
            if (last)
                break;
            if (random.Next(5) == 0)
                frames.Add(new ClientFrame(random.Next(2) == 0 ? Opcode.Ping : Opcode.Pong, new byte[random.Next(126)]));
        }
        return ClientFrame.Bytes(frames);
    }

    private static byte[] Frames(Random random, FrameEncoding wire)
    {
        var bytes = random.Next(2) == 0 ? InFrames(random, Cook.GoodHandshake(wire), wire) : [];
        for (var times = random.Next(1, 4); times > 0; times--)
            bytes = [.. bytes, .. BadFrame(random)];
        return bytes;
    }

    private static byte[] BadFrame(Random random)
    {
        var payload = new byte[random.Next(20)];
        random.NextBytes(payload);
        var opcode = random.Next(2) == 0 ? Opcode.Text : Opcode.Binary;
        return random.Next(15) switch
        {
            0 => new ClientFrame(opcode, payload) { Masked = false }.Bytes(),
            1 => new ClientFrame(opcode, payload) { Reserved = 1 << random.Next(4, 7) }.Bytes(),
            2 => new ClientFrame((Opcode)random.Next(3, 8), payload).Bytes(),
            3 => new ClientFrame((Opcode)random.Next(11, 16), payload).Bytes(),
            4 => new ClientFrame(Opcode.Continuation, payload).Bytes(),
            5 => [.. new ClientFrame(opcode, payload, Final: false).Bytes(), .. new ClientFrame(opcode, payload).Bytes()],
            6 => new ClientFrame(Opcode.Ping, new byte[126]).Bytes(),
            7 => new ClientFrame(Opcode.Ping, payload, Final: false).Bytes(),
            8 => [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, .. payload],
            9 => [0x82, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4, .. payload],
            10 => new ClientFrame(Opcode.Close, [3]).Bytes(),
            11 => new ClientFrame(Opcode.Close, [(byte)random.Next(256), (byte)random.Next(256), .. payload]).Bytes(),
            12 => [.. new ClientFrame(Opcode.Close, [3, 0xe8]).Bytes(), .. new ClientFrame(opcode, payload).Bytes()],
            13 => ClientFrame.Bytes(Enumerable.Repeat(new ClientFrame(Opcode.Continuation, [], Final: false), 50).Prepend(new ClientFrame(opcode, [], Final: false))),
            _ => payload,
        };
    }

    /// <summary>A bad head, and whether it is so well written that it is surely answered.</summary>
    private static (byte[] Head, bool IsAnswered) BadHead(Random random)
    {
        var lines = RawClient.Upgrade.TrimEnd().Split("\r\n").ToList();
        var at = random.Next(lines.Count);
        var how = random.Next(10);
        switch (how)
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Add(lines[Math.Max(1, at)]);
                break;
            case 2:
                lines[0] = $"{Any(random, "GET", "get", "POST", "PRI", "G\0T", "")} {Any(random, "/hub/live", "/hub/live/../live", "*", "http://a/hub/live", "/hub/live?id=none", "/hub/l\u00efve")} {Any(random, "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP", "")}";
                break;
            case 3:
                lines.Insert(at, Any(random, "Content-Length: 5", "Content-Length: -1", "Transfer-Encoding: chunked", "Expect: 100-continue", "no colon", ": no name", " folded: x", "X:\0"));
                break;
            case 4:
                lines.Add($"X-Long: {new string('a', random.Next(7_000, 40_000))}");
                break;
            case 5:
                lines.AddRange(Enumerable.Range(0, random.Next(60, 150)).Select(i => $"X-{i}: {i}"));
                break;
            case 6:
                lines[at] = new string([.. lines[at].Select(c => random.Next(8) == 0 ? (char)random.Next(256) : c)]);
                break;
            case 7:
                return (Noise(random), false);
            case 8:
                lines[at] = lines[at].ToUpperInvariant();
                break;
            default:
                lines = [.. lines.Select(l => l.StartsWith("Sec-WebSocket-", StringComparison.Ordinal) ? $"{l[..l.IndexOf(' ')]} {Any(random, "8", "short", "\"\"", "====", "13, 13")}" : l)];
                break;
        }
        var end = Any(random, "\r\n", "\r\n", "\r\n", "\n", "\r");
        var last = random.Next(5) == 0 ? "" : end + end;
        return (Encoding.Latin1.GetBytes(string.Join(end, lines) + last), last == "\r\n\r\n" && how is (0 or 1 or 5 or 8 or 9));
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 3_000)];
        random.NextBytes(bytes);
        // The first byte of TLS, of HTTP/2 and of HTTP, for whoever looks no further.
        bytes[0] = random.Next(4) switch { 0 => 0x16, 1 => (byte)'P', 2 => (byte)'G', _ => bytes[0] };
        return bytes;
    }

    private static byte[] Stopped(Random random, byte[] bytes) => bytes[..random.Next(bytes.Length)];

    private static byte[][] Split(Random random, byte[] bytes)
    {
        var parts = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = random.Next(3) == 0 ? random.Next(1, Math.Min(200, bytes.Length - at) + 1) : bytes.Length - at;
            parts.Add(bytes[at..(at + length)]);
            at += length;
        }
        return [.. parts];
    }

    private static string Any(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
