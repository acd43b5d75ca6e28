using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using LiveRooms.Edge.Tests.Hub;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>Whatever comes, an edge that serves sockets itself answers as one that leaves all to Kestrel.</summary>
public sealed class SameAnswerTests
{
    private const int Heads = 400;

    [Fact]
    public async Task Odd_heads_get_the_answer_that_Kestrel_gives()
    {
        await using var ours = await HubBench.Start();
        await using var theirs = await HubBench.Start(o => o.Transport = EdgeTransport.Kestrel);
        using var watch = new SocketWatch(ours);
        var heads = new ConcurrentQueue<byte[]>();
        // A head that does not end gets no answer at once.
        Listening.Heads.Odd.Where(IsWhole).Sample(heads.Enqueue, iter: Heads, threads: 1);
        var statuses = new List<string>();
        foreach (var head in heads)
        {
            var status = await Answer(theirs, head);
            Assert.Equal((Encoding.Latin1.GetString(head), status), (Encoding.Latin1.GetString(head), await Answer(ours, head)));
            statuses.Add(status);
        }

        // The heads are worth their name: some of them are the edge's, some of them are refused.
        Assert.InRange(watch.ByEdge, Heads / 50, Heads - 1);
        Assert.Contains(statuses, s => s.Contains(" 400 ", StringComparison.Ordinal));
        Assert.Contains(statuses, s => s.Contains(" 401 ", StringComparison.Ordinal));
    }

    private static bool IsWhole(byte[] head) => head.AsSpan().IndexOf("\r\n\r\n"u8) >= 0 || head.AsSpan().IndexOf("\n\n"u8) >= 0;

    private static async Task<string> Answer(HubBench bench, byte[] head)
    {
        using var client = await RawClient.To(bench.Address);
        await client.Send(head);
        return await client.Status();
    }
}
