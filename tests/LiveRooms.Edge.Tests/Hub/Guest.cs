using System.Threading.Channels;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveRooms.Edge.Tests.Hub;

/// <summary>A connected client with the frames it gets.</summary>
internal sealed class Guest
{
    private readonly Channel<RoomFrame> _frames = Channel.CreateUnbounded<RoomFrame>();
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Guest(HubConnection connection)
    {
        Connection = connection;
        connection.On<RoomFrame>(HubMethods.Frame, frame => _frames.Writer.TryWrite(frame));
        connection.Closed += error =>
        {
            _closed.TrySetResult(error);
            return Task.CompletedTask;
        };
    }

    internal HubConnection Connection { get; }

    /// <summary>Why the server ended the connection.</summary>
    internal Task<Exception?> Closed => _closed.Task.Soon();

    internal Task<JoinReply> Join(string show = "show-1", Position? lastSeen = null) =>
        Ask<JoinReply>(HubMethods.Join, new JoinRequest(show, lastSeen));

    internal Task<Reply> Leave() => Connection.InvokeAsync<Reply>(HubMethods.Leave).Soon();

    internal Task<Reply> Chat(string operation, string text) => Ask<Reply>(HubMethods.Chat, new ChatRequest(operation, text));

    internal Task<Reply> React(string kind, int count) => Ask<Reply>(HubMethods.React, new ReactRequest(kind, count));

    internal Task<ReservationReply> Reserve(string drop, string operation, int quantity, string? variant = null) =>
        Ask<ReservationReply>(HubMethods.Reserve, new ReserveRequest(drop, operation, quantity, variant));

    internal Task<ReservationReply> Confirm(string drop, string operation, long reservation) =>
        Ask<ReservationReply>(HubMethods.Confirm, new ReservationRequest(drop, operation, reservation));

    internal Task<ReservationReply> Release(string drop, string operation, long reservation) =>
        Ask<ReservationReply>(HubMethods.Release, new ReservationRequest(drop, operation, reservation));

    internal Task<MineReply> Mine() => Connection.InvokeAsync<MineReply>(HubMethods.Mine).Soon();

    internal Task<T> Ask<T>(string method, object? argument) => Connection.InvokeAsync<T>(method, argument).Soon();

    internal Task Disconnect() => Connection.StopAsync(TestContext.Current.CancellationToken).Soon();

    /// <summary>The next frame of which this is true.</summary>
    internal async Task<RoomFrame> Frame(Func<RoomFrame, bool> wanted)
    {
        while (true)
        {
            var frame = await _frames.Reader.ReadAsync().AsTask().Soon();
            if (wanted(frame))
                return frame;
        }
    }

    internal Task<RoomFrame> FrameWith(string kind) => Frame(f => f.Events?.Any(e => e.Kind == kind) is true);
}
