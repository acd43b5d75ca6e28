using System.Text;
using CsCheck;
using LiveRooms.Load.Audience.Transport.Sockets;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>What waits to be sent is bounded.</summary>
public sealed class OutgoingTests
{
    [Fact]
    public void A_message_is_taken_whole_or_refused_whole_and_never_too_much_waits() =>
        Gen.Int[0, 20_000].List[1, 40].Sample(lengths =>
        {
            var outgoing = new Outgoing();
            var waiting = 0;
            foreach (var length in lengths)
            {
                var size = length + ClientFrames.LongestHeader;
                var taken = outgoing.TryAdd(Encoding.ASCII.GetBytes(new string('x', length)));
                Assert.Equal(taken, waiting + size <= Outgoing.MaxWaiting);
                // Headers are shorter than the longest: what is refused may be refused a little early, never late.
                waiting += taken ? Written(length) : 0;
                Assert.Equal(waiting > 0, outgoing.Waits);
            }

            outgoing.Forget();
            Assert.False(outgoing.Waits);
        });

    [Theory]
    [InlineData(0, 6)]
    [InlineData(125, 131)]
    [InlineData(126, 134)]
    [InlineData(65_535, 65_543)]
    public void A_frame_is_masked_and_says_its_length(int length, int size)
    {
        var frame = new byte[length + ClientFrames.LongestHeader];
        Assert.Equal(size, ClientFrames.Write(new byte[length], frame));
        Assert.Equal(0x81, frame[0]);
        Assert.True((frame[1] & 0x80) != 0);
    }

    private static int Written(int length) => ClientFrames.Write(new byte[length], new byte[length + ClientFrames.LongestHeader]);
}
