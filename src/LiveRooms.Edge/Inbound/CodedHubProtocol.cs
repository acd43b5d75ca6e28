using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// A hub protocol whose own errors carry a code: where SignalR answers a call it cannot bind, or closes a connection that
/// sends what is no hub message or too large a one, the error text begins with a <see cref="ProblemCode"/> number. SignalR
/// tells its reasons by texts alone, detailed ones, which stop here. A close without an error (a server that stops) has none.
/// </summary>
internal sealed class CodedHubProtocol(IHubProtocol inner) : IHubProtocol
{
    private readonly ReadOnlyMemory<byte> _ping = inner.GetMessageBytes(PingMessage.Instance);

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var length = input.Length;
        try
        {
            if (inner.TryParseMessage(ref input, binder, out message))
                return true;
        }
#pragma warning disable CA1031 // Each encoding has exceptions of its own for bytes that it cannot read; they all mean the same.
        catch (Exception e) when (e is not InvalidDataException)
#pragma warning restore CA1031
        {
            throw new InvalidDataException("What came is not a hub message.", e);
        }
        // A whole message of a kind that is not known: SignalR would wait for more of it, and look at nothing that comes after.
        return input.Length == length ? false : throw new InvalidDataException("There is no such kind of hub message.");
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(Coded(message), output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) =>
        message is PingMessage ? _ping : inner.GetMessageBytes(Coded(message)); // Each connection keeps a ping: the same one.

    private static HubMessage Coded(HubMessage message) => message switch
    {
        CompletionMessage { Error: { } error, InvocationId: { } id } => CompletionMessage.WithError(id, Answer(error)),
        CloseMessage { Error: { } error } close when !CloseText.TryRead(error, out _) => new CloseMessage(Closing(error), close.AllowReconnect),
        _ => message,
    };

    // A call that was understood and failed all the same is SignalR's own fault: faults of the edge are answered by its filter.
    private static string Answer(string error) =>
        Says(error, "unexpected error occurred") && !Says(error, nameof(HubException))
            ? Text(ProblemCode.Internal, "Something went wrong here; it is logged.")
            : Text(ProblemCode.Malformed, "The call is of no known method or form.");

    private static string Closing(string error)
    {
        if (Says(error, "maximum message size"))
            return Text(ProblemCode.TooLarge, "A message was larger than the edge accepts.");
        if (Says(error, nameof(InvalidDataException)) || Says(error, nameof(NotSupportedException)))
            return Text(ProblemCode.Malformed, "What came is not a hub message.");
        return Says(error, nameof(OperationCanceledException))
            ? Text(ProblemCode.Busy, "The connection was silent for too long, or could not be written to: connect again.")
            : Text(ProblemCode.Internal, "Something went wrong here; it is logged.");
    }

    private static bool Says(string error, string words) => error.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Text(ProblemCode code, string sentence) => $"{(int)code} {sentence}";
}
