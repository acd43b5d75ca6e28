using System.Buffers;
using System.Collections.Concurrent;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A viewer that sees each message in the order in which it came. It reads only when it is asked for the next.</summary>
internal sealed class SpecViewer(ClientEnd end, Hub.Wire wire, int version) : IInvocationBinder
{
    private readonly IHubProtocol _protocol = wire == Hub.Wire.Json ? Frames.Json : new MessagePackHubProtocol();
    private readonly ConcurrentDictionary<string, Type> _asked = new();
    private ReadOnlyMemory<byte> _rest;
    private Task _sent = Task.CompletedTask;
    private long _numbered;
    private string? _close;

    internal ClientEnd End { get; } = end;

    /// <summary>Numbers of the events in all frames seen so far.</summary>
    internal List<long> Events { get; } = [];

    /// <summary>Frames seen so far.</summary>
    internal int FrameCount { get; private set; }

    internal async Task Handshake()
    {
        var request = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(_protocol.Name, version), request);
        await End.Send(request.WrittenMemory);
        while (true)
        {
            var sequence = new ReadOnlySequence<byte>(_rest);
            if (HandshakeProtocol.TryParseResponseMessage(ref sequence, out var answer))
            {
                Assert.Null(answer.Error);
                _rest = sequence.ToArray();
                return;
            }
            await ReadMore();
        }
    }

    internal async Task<JoinReply> Join(string show = "show-1", Position? lastSeen = null)
    {
        await Call<JoinReply>("join", HubMethods.Join, new JoinRequest(show, lastSeen));
        return (JoinReply)(await Answer("join")).Result!;
    }

    internal Task Call<T>(string id, string method, params object?[] arguments)
    {
        _asked[id] = typeof(T);
        return Send(new InvocationMessage(id, method, arguments));
    }

    /// <summary>Sends after what was sent before, from whatever thread.</summary>
    internal Task Send(HubMessage message)
    {
        lock (_asked)
            return _sent = SendAfter(_sent, _protocol.GetMessageBytes(message));
    }

    internal async Task<CompletionMessage> Answer(string id) =>
        (CompletionMessage)await Until(message => message is CompletionMessage answer && answer.InvocationId == id);

    /// <summary>Reads up to a frame that brings this event.</summary>
    internal async Task SeeEvent(long sequence)
    {
        while (!Events.Contains(sequence))
            await Until(message => message is InvocationMessage);
    }

    /// <summary>Reads up to a message of this kind.</summary>
    internal async Task<HubMessage> Until(Func<HubMessage, bool> wanted)
    {
        while (true)
        {
            var message = await Next() ?? throw new InvalidOperationException($"The connection has ended. {_close}");
            if (wanted(message))
                return message;
            _close = (message as CloseMessage)?.Error;
        }
    }

    /// <summary>The next message; null when there are no more.</summary>
    internal async Task<HubMessage?> Next()
    {
        while (true)
        {
            var sequence = new ReadOnlySequence<byte>(_rest);
            if (_protocol.TryParseMessage(ref sequence, this, out var message))
            {
                _rest = sequence.ToArray();
                await Note(message);
                if (message is not AckMessage)
                    return message;
                continue;
            }
            if (!await ReadMore())
                return null;
        }
    }

    Type IInvocationBinder.GetReturnType(string invocationId) => _asked[invocationId];

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => [typeof(RoomFrame)];

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(object);

    private async Task Note(HubMessage message)
    {
        // Of the protocol's second version: what is not acknowledged is kept by the edge, up to a bound.
        if (version > 1 && message is HubInvocationMessage)
            await Send(new AckMessage(++_numbered));
        if (message is not InvocationMessage { Arguments: [RoomFrame frame] })
            return;
        FrameCount++;
        Events.AddRange(frame.Events?.Select(e => e.Sequence) ?? []);
    }

    private async Task SendAfter(Task before, ReadOnlyMemory<byte> message)
    {
        await before;
        await End.Send(message);
    }

    private async Task<bool> ReadMore()
    {
        var more = await End.Read();
        _rest = (byte[])[.. _rest.Span, .. more.Span];
        return !more.IsEmpty;
    }
}
