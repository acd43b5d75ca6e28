using System.Diagnostics.Metrics;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <content>How connections end, and how they do not.</content>
public abstract partial class TransportSpecification
{
    [Fact]
    public async Task A_message_larger_than_the_limit_closes_the_connection_with_its_code()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        await viewer.Hub.Call<Reply>("chat", HubMethods.Chat, new ChatRequest("op-1", new string('x', 2 * MaxMessageBytes)));
        await Closes(bench, viewer, ProblemCode.TooLarge);
    }

    [Fact]
    public async Task What_is_no_hub_message_closes_the_connection_with_its_code()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        await viewer.Hub.End.Send(Speaks == Hub.Wire.Json ? "{\"type\":1,\"target\":\u001e"u8.ToArray() : (byte[])[3, 0x91, 0xc1, 0xc1]);
        await Closes(bench, viewer, ProblemCode.Malformed);
    }

    [Fact]
    public async Task A_client_that_closes_while_frames_flow_is_out_of_the_room()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await using var other = await Viewer(bench, "viewer-2");
        await viewer.Hub.Join();
        await other.Hub.Join();
        await bench.Grains.Show().Reported(r => r.Audience == 2);
        await FramesFlow(bench, other, during: viewer.Hub.End.Close);
        await bench.Grains.Show().Reported(r => r.Audience == 1);
        await FramesFlow(bench, other, during: () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_client_that_is_gone_while_frames_flow_is_out_of_the_room()
    {
        Assert.SkipUnless(NoticesLoss, "A client that polls, or may reconnect, is missed after a while.");
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await using var other = await Viewer(bench, "viewer-2");
        await viewer.Hub.Join();
        await other.Hub.Join();
        await bench.Grains.Show().Reported(r => r.Audience == 2);
        await FramesFlow(bench, other, during: () =>
        {
            viewer.Hub.End.Abort();
            return Task.CompletedTask;
        });
        await bench.Grains.Show().Reported(r => r.Audience == 1);
    }

    [Fact]
    public async Task What_the_edge_ends_while_frames_flow_ends_with_a_close_and_no_torn_message()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await using var other = await Viewer(bench, "viewer-2");
        await viewer.Hub.Join();
        await other.Hub.Join();
        var read = viewer.Hub.Until(message => message is CloseMessage);
        await FramesFlow(bench, other, during: async () =>
            await viewer.Hub.End.Send(Speaks == Hub.Wire.Json ? "[]\u001e"u8.ToArray() : (byte[])[3, 0x91, 0xc1, 0xc1]));
        Assert.StartsWith("1001 ", ((CloseMessage)await read.Soon()).Error, StringComparison.Ordinal);
        Assert.Equal(viewer.Hub.Events.Order(), viewer.Hub.Events);
        await bench.Grains.Show().Reported(r => r.Audience == 1);
    }

    [Fact]
    public async Task Viewers_of_a_room_that_breaks_are_told_to_come_again()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        var meters = bench.Services.GetRequiredService<IMeterFactory>();
        using var fault = new MeterListener();
        fault.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name == "liverooms.edge.round.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        fault.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("The round is broken."));
        fault.Start();
        bench.Grains.Show().Publish(FeedEventKind.DropOpened);
        var close = (CloseMessage)await viewer.Hub.Until(message => message is CloseMessage);
        Assert.Equal((true, null), (close.AllowReconnect, close.Error));
        Assert.Null(await viewer.Hub.Next());
    }

    [Fact]
    public async Task A_quiet_connection_is_pinged()
    {
        Assert.SkipUnless(Pings, "A poll that ends is a ping.");
        await using var bench = await Bench(services => services.Configure<HubOptions>(hub => hub.KeepAliveInterval = TimeSpan.FromTicks(1)));
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        await viewer.Hub.Until(message => message is PingMessage);
        await viewer.Hub.Send(PingMessage.Instance);
        await viewer.Hub.Call<Reply>("leave", HubMethods.Leave);
        await viewer.Hub.Answer("leave");
    }

    [Fact]
    public async Task A_client_that_has_pinged_and_falls_silent_is_closed_with_a_code()
    {
        await using var bench = await Bench(services => services.Configure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.FromTicks(1)));
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        await viewer.Hub.Send(PingMessage.Instance);
        await Closes(bench, viewer, ProblemCode.Busy);
    }

    private static async Task Closes(HubBench bench, Connected viewer, ProblemCode code)
    {
        var close = (CloseMessage)await viewer.Hub.Until(message => message is CloseMessage);
        Assert.StartsWith($"{(int)code} ", close.Error, StringComparison.Ordinal);
        Assert.Null(await viewer.Hub.Next());
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    /// <summary>Publishes and sees a frame again and again, and does this in the midst of it.</summary>
    private static async Task FramesFlow(HubBench bench, Connected witness, Func<Task> during)
    {
        Task? done = null;
        for (var round = 0; round < 20 || done?.IsCompleted is false; round++)
        {
            bench.Grains.Show().Say(new string('x', 300));
            var sequence = bench.Grains.Show().Publish(FeedEventKind.DropOpened);
            if (round == 10)
                done = during();
            await witness.Hub.SeeEvent(sequence);
        }
        await done!.Soon();
    }
}
