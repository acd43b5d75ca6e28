using System.Text;
using CsCheck;
using LiveRooms.Load.Audience.Transport.Sockets;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>Viewers read whole hub messages, however they come.</summary>
public sealed class HubReaderTests
{
    private const byte End = 0x1e;
    private const int Continuation = 0;
    private const int Text = 1;
    private const int Ping = 9;

    [Fact]
    public void Messages_come_whole_however_they_are_cut_into_frames_and_pieces() => Gen.Select(
            Gen.String[Gen.Char['a', 'z'], 0, 300].List[0, 12], Gen.Int[1, 400].List[1, 20], Gen.Int[1, 400].List[1, 20])
        .Sample((messages, frames, pieces) =>
        {
            var sent = messages.SelectMany(message => (byte[])[.. Encoding.UTF8.GetBytes(message), End]).ToArray();
            var wire = Cut(sent, frames).SelectMany((part, i) => (byte[])[.. Frame(i == 0 ? Text : Continuation, part), .. Frame(Ping, [1, End])]);
            Assert.Equal(messages, Read(Cut([.. wire], pieces)));
        });

    [Theory]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void All_three_lengths_of_a_header_are_read(int length)
    {
        var message = new string('x', length - 1);
        Assert.Equal([message], Read([Frame(Text, [.. Encoding.UTF8.GetBytes(message), End])]));
    }

    [Fact]
    public void What_is_not_whole_is_not_told()
    {
        var frame = Frame(Text, [.. "whole"u8, End, .. "half"u8]);
        Assert.Equal(["whole"], Read([frame]));
    }

    private static List<string> Read(IEnumerable<byte[]> pieces)
    {
        var reader = new HubReader();
        List<string> read = [];
        foreach (var piece in pieces)
        {
            ReadOnlySpan<byte> bytes = piece;
            while (reader.TryRead(ref bytes, out var message))
                read.Add(Encoding.UTF8.GetString(message));
            Assert.Equal(0, bytes.Length);
        }

        return read;
    }

    /// <summary>Parts of the given sizes, over and over.</summary>
    private static IEnumerable<byte[]> Cut(byte[] bytes, List<int> sizes)
    {
        for (int at = 0, i = 0; at < bytes.Length; i++)
        {
            var size = Math.Min(sizes[i % sizes.Count], bytes.Length - at);
            yield return bytes[at..(at + size)];
            at += size;
        }
    }

    private static byte[] Frame(int opcode, byte[] payload)
    {
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, .. BitConverter.GetBytes(payload.Length).Reverse()],
        };
        return [(byte)opcode, .. length, .. payload];
    }
}
