using System.Buffers;
using System.Text;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;

namespace LiveRooms.Edge.Tests.Bench;

/// <summary>The bench's frames are of the size it says, and its viewers find the time in them.</summary>
public sealed class FrameWatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(999_999)]
    public void A_frame_of_one_line_has_400_bytes_and_says_when_it_was_made(long number)
    {
        var before = BenchRoom.Micros();
        var output = new ArrayBufferWriter<byte>();
        BenchRoom.WriteFrame(BenchRoom.FirstSequence + number, output);
        Assert.Equal(BenchRoom.FrameBytes, output.WrittenCount);
        var counts = Count(output.WrittenSpan[..^1], before + 1_000_000);
        Assert.Equal((1, 1), (counts.Frames, counts.Lines));
        Assert.InRange(counts.Latencies.Within(1), 0, 1_010);
    }

    [Fact]
    public void Each_line_of_a_frame_counts()
    {
        var counts = Count("""{"type":1,"x":["@us=0000000000000100","@us=0000000000000200"]}""", 1_200);
        Assert.Equal((1, 2), (counts.Frames, counts.Lines));
        Assert.Equal((1.0, 1.1), (Math.Round(counts.Latencies.Within(0.5), 1), Math.Round(counts.Latencies.Within(1), 1)));
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":1,"target":"Frame"}""")]
    [InlineData("""{"type":3,"result":"@us=0000000000000100"}""")]
    public void Pings_frames_without_lines_and_answers_are_no_frames(string message) => Assert.Equal(0, Count(message, 0).Frames);

    private static Counts Count(string message, long now) => Count(Encoding.UTF8.GetBytes(message), now);

    private static Counts Count(ReadOnlySpan<byte> message, long now)
    {
        var counts = new Counts();
        FrameWatch.Count(message, now, counts);
        return counts;
    }
}
