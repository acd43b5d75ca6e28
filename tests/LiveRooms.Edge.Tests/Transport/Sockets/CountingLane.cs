using System.Threading.Channels;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

/// <summary>Sends frames as a lane does: one at a time, waiting to be told.</summary>
internal sealed class CountingLane(IViewerOutlet outlet, FrameEncoding encoding = FrameEncoding.Json) : IOutletWaiter
{
    private readonly Channel<int> _free = Channel.CreateUnbounded<int>();
    private int _told;

    /// <summary>How often it was told that the outlet is free.</summary>
    internal int Told => Volatile.Read(ref _told);

    internal int InFlight { get; private set; }

    internal int Busy { get; private set; }

    public void OnFree() => _free.Writer.TryWrite(Interlocked.Increment(ref _told));

    /// <summary>Is told once more than it was.</summary>
    internal Task BeTold() => _free.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Soon();

    internal HandOver Try(OutboundFrame frame)
    {
        var answer = outlet.TrySend(frame, encoding, this);
        InFlight += answer == HandOver.InFlight ? 1 : 0;
        Busy += answer == HandOver.Busy ? 1 : 0;
        return answer;
    }

    /// <summary>Sends until it has left. False when the connection is over.</summary>
    internal async Task<bool> Send(OutboundFrame frame)
    {
        while (true)
        {
            switch (Try(frame))
            {
                case HandOver.Sent:
                    return true;
                case HandOver.InFlight:
                    await BeTold();
                    return true;
                case HandOver.Closed:
                    return false;
                default:
                    await BeTold();
                    break;
            }
        }
    }

    /// <summary>A frame with a number, of about this many bytes.</summary>
    internal static OutboundFrame Frame(long number, int length = 100) =>
        new(Frames.Encoder, new(new string('f', length), 1, number, number, 0));

    /// <summary>Whether nobody holds the frame any more.</summary>
    internal static bool IsGone(OutboundFrame frame) => Record.Exception(frame.Retain) is InvalidOperationException;
}
