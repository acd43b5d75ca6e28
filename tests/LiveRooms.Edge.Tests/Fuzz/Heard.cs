using System.Buffers;
using System.Globalization;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>What a client heard from the edge until the connection ended, read strictly.</summary>
internal sealed class Heard
{
    private static readonly JsonHubProtocol Json = new(Options.Create(
        new JsonHubProtocolOptions { PayloadSerializerOptions = ProtocolJsonContext.Default.Options }));

    private static readonly MessagePackHubProtocol MessagePack = new();

    /// <summary>The code that the handshake was refused with.</summary>
    internal ProblemCode? Refused { get; private set; }

    /// <summary>Whether the handshake was accepted.</summary>
    internal bool Accepted { get; private set; }

    /// <summary>By id of the call, the code it was answered with; null when it was done.</summary>
    internal List<(string Id, ProblemCode? Code)> Answers { get; } = [];

    /// <summary>The code that the connection was closed with.</summary>
    internal ProblemCode? Closed { get; private set; }

    /// <summary>Frames.</summary>
    internal int Frames { get; private set; }

    /// <summary>Reads all that was heard.</summary>
    /// <param name="bytes">From the handshake's answer on.</param>
    /// <param name="wire">In which protocol.</param>
    /// <param name="whole">Whether nothing comes after it.</param>
    /// <exception cref="InvalidDataException">The edge said something that is no message, or an error without a code.</exception>
    internal static Heard Read(ReadOnlySequence<byte> bytes, FrameEncoding wire, bool whole = true)
    {
        var heard = new Heard();
        if (bytes.IsEmpty)
            return heard;
        if (!HandshakeProtocol.TryParseResponseMessage(ref bytes, out var answer))
            throw new InvalidDataException("The handshake's answer is none.");
        if (answer.Error is { } refused)
            heard.Refused = CodeOf(refused);
        heard.Accepted = answer.Error is null;
        IHubProtocol protocol = wire == FrameEncoding.Json ? Json : MessagePack;
        while (protocol.TryParseMessage(ref bytes, Binder.Instance, out var message))
            heard.Take(message);
        if (whole && !bytes.IsEmpty)
            throw new InvalidDataException("The last message is not whole.");
        return heard;
    }

    private void Take(HubMessage message)
    {
        // A frame or an answer that was under way may come after a close: no client looks at it any more.
        switch (message)
        {
            case CompletionMessage { Error: { } error } failed:
                Answers.Add((failed.InvocationId!, CodeOf(error)));
                break;
            case CompletionMessage { Result: Reply reply } done:
                Answers.Add((done.InvocationId!, (ProblemCode?)reply.Problem?.Code));
                break;
            case CloseMessage { Error: { } error }:
                Closed = CodeOf(error);
                break;
            case CloseMessage or PingMessage:
                break;
            case InvocationMessage { Target: HubMethods.Frame }:
                Frames++;
                break;
            default:
                throw new InvalidDataException($"The edge sent a {message.GetType().Name}.");
        }
    }

    /// <summary>The code at the beginning of an error.</summary>
    internal static ProblemCode CodeOf(string error)
    {
        if (error.Length < 6 || error[4] != ' ' || !int.TryParse(error.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || !Enum.IsDefined((ProblemCode)code) || error.Contains("Exception", StringComparison.Ordinal))
            throw new InvalidDataException($"An error without a code, or with too much: {error}");
        return (ProblemCode)code;
    }

    /// <summary>Every reply begins with its problem, and no more is looked at.</summary>
    private sealed class Binder : IInvocationBinder
    {
        internal static readonly Binder Instance = new();

        public Type GetReturnType(string invocationId) => typeof(Reply);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(RoomFrame)];

        public Type GetStreamItemType(string streamId) => throw new InvalidDataException("The edge streams nothing.");
    }
}
