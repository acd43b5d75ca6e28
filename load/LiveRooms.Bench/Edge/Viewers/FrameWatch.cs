using System.Buffers.Text;
using LiveRooms.Bench.Edge.Servers;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Counts the frames among a server's hub messages, and the age of their lines.</summary>
internal static class FrameWatch
{
    private static ReadOnlySpan<byte> InvocationStart => "{\"type\":1,"u8;

    private static ReadOnlySpan<byte> Mark => "@us="u8;

    /// <summary>Counts the message if it is a frame with a line.</summary>
    /// <param name="message">A JSON hub message.</param>
    /// <param name="now">Microseconds on the clock the lines were stamped by.</param>
    /// <param name="counts">Where to.</param>
    public static void Count(ReadOnlySpan<byte> message, long now, Counts counts)
    {
        if (!message.StartsWith(InvocationStart))
            return;
        var lines = 0;
        var rest = message;
        for (var at = rest.IndexOf(Mark); at >= 0; at = rest.IndexOf(Mark))
        {
            rest = rest[(at + Mark.Length)..];
            if (!Utf8Parser.TryParse(rest[..Math.Min(BenchRoom.TimeDigits, rest.Length)], out long made, out _))
                continue;
            counts.OnLine(now - made);
            lines++;
        }

        if (lines > 0)
            counts.OnFrame(now);
    }
}
