using System.Text;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>What a crowd may rely on, whatever lies between it and a real edge.</summary>
public abstract class TransportSpecification(string transport)
{
    private static readonly ViewerIdentity _ada = new("g-ada", "Ada", 0);

    [Fact]
    public async Task A_viewer_enters_joins_and_gets_frames()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench);
        var before = bench.Clock.Now;
        bench.Show.Say();
        var (frame, at) = await sink.Frame();
        Assert.StartsWith("{\"type\":1,\"target\":\"Frame\"", frame, StringComparison.Ordinal);
        Assert.EndsWith("}", frame, StringComparison.Ordinal);
        Assert.InRange(at, before, bench.Clock.Now);
        link.Abort();
        await sink.Closed;
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task Many_messages_in_one_send_are_all_answered()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench);
        var three = string.Concat(Enumerable.Range(0, 3).Select(i => Call($"hearts-{i}", "React", """{"kind":"heart","count":3}""")));
        Assert.True(link.Send(Encoding.UTF8.GetBytes(three)));
        for (var i = 0; i < 3; i++)
            Assert.Contains($"\"invocationId\":\"hearts-{i}\"", await sink.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_viewer_gets_the_next_frame_when_it_is_free_and_misses_no_line()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench, _ada with { SlowReading = true });
        sink.Reads = () => false;
        bench.Show.Say();
        var (first, _) = await sink.Frame();
        for (var i = 0; i < 5; i++)
            bench.Show.Say();
        // Its answers come meanwhile, or when it is free: but no frame does.
        var (other, heard) = await Join(bench, _ada with { Id = "g-bob" });
        bench.Show.Say();
        while (Through(await NextText(heard)) < BenchRoom.FirstSequence + 7)
        {
        }

        Assert.Equal(1, sink.Frames);
        Assert.Equal(BenchRoom.FirstSequence + 1, Through(first));
        sink.Reads = () => true;
        link.Free();
        var reached = Through(first);
        while (reached < BenchRoom.FirstSequence + 7)
        {
            var next = await NextText(sink);
            Assert.Equal(reached, From(next));
            reached = Through(next);
        }

        other.Abort();
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task Nothing_is_taken_of_a_viewer_that_is_gone_and_others_stay()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench);
        var (_, other) = await Join(bench, _ada with { Id = "g-bob" });
        link.Abort();
        await sink.Closed;
        Assert.False(link.Send(HubMessages.Ping));
        link.Free();
        link.Close();
        link.Abort();
        bench.Show.Say();
        await other.Frame();
        Assert.Equal(0, sink.Frames);
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task Who_closes_in_an_orderly_way_is_still_heard()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench);
        link.Send(Encoding.UTF8.GetBytes(Call("last", "React", """{"kind":"heart","count":7}""")));
        link.Close();
        await sink.Closed;
        await Patience.Until(() => bench.Show.Hearts == 7);
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task A_slow_viewer_may_close_while_it_holds_a_frame()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (link, sink) = await Join(bench, _ada with { SlowReading = true });
        sink.Reads = () => false;
        bench.Show.Say();
        await sink.Frame();
        link.Close();
        await sink.Closed;
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task The_end_of_the_edge_is_heard_with_its_reason()
    {
        await using var bench = await EdgeBench.Start(transport);
        var (_, sink) = await Join(bench);
        await bench.Stop();
        Assert.StartsWith("{\"type\":7", await sink.Closed, StringComparison.Ordinal);
        Assert.StartsWith("{\"type\":7", await sink.Message(), StringComparison.Ordinal);
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task A_crowd_comes_watches_and_goes_at_once()
    {
        const int viewers = 300;
        await using var bench = await EdgeBench.Start(transport);
        var crowd = await Task.WhenAll(Enumerable.Range(0, viewers).Select(i => Join(bench, new($"g-{i}", "Ada", i))));
        bench.Show.Say();
        foreach (var (_, sink) in crowd)
            await sink.Frame();
        foreach (var (link, _) in crowd)
            link.Abort();
        foreach (var (_, sink) in crowd)
        {
            await sink.Closed;
            Assert.Null(sink.Fault);
        }
    }

    private protected static Task<(IViewerLink Link, HeardSink Sink)> Join(EdgeBench bench) => Join(bench, _ada);

    private protected static async Task<(IViewerLink Link, HeardSink Sink)> Join(EdgeBench bench, ViewerIdentity viewer)
    {
        var sink = new HeardSink();
        var link = bench.Viewers.Connect(viewer, sink);
        await sink.Open;
        Assert.True(link.Send(Encoding.UTF8.GetBytes(Call("join", "Join", $$"""{"showId":"{{BenchRoom.Show.Value}}"}"""))));
        Assert.Contains($"\"viewerId\":\"{viewer.Id}\"", await sink.Message(), StringComparison.Ordinal);
        return (link, sink);
    }

    private static string Call(string id, string method, string argument) =>
        $$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}""" + (char)HubMessages.End;

    private static async Task<string> NextText(HeardSink sink) => (await sink.Frame()).Text;

    private static long Through(string frame) => Number(frame, "through");

    private static long From(string frame) => Number(frame, "from");

    private static long Number(string frame, string name)
    {
        using var read = System.Text.Json.JsonDocument.Parse(frame);
        return read.RootElement.GetProperty("arguments")[0].GetProperty(name).GetInt64();
    }
}

/// <summary>Real sockets.</summary>
public sealed class SocketViewersTests() : TransportSpecification("sockets");

/// <summary>Real sockets, which are files of their thread alone.</summary>
public sealed class OwnFilesTests() : TransportSpecification("apart");

/// <summary>The platform's sockets.</summary>
public sealed class PlatformViewersTests() : TransportSpecification("platform");

/// <summary>No sockets.</summary>
public sealed class MemoryViewersTests() : TransportSpecification("memory");
