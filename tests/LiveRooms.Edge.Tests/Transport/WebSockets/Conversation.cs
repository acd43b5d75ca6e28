using System.Globalization;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.WebSockets;

/// <summary>What a reader told: whole messages and control frames, in order, each as one line.</summary>
internal sealed class Conversation(long maxFrame = 1_000_000)
{
    private readonly List<byte> _waiting = [];
    private readonly List<byte> _message = [];
    private FrameReader _reader = new(maxFrame);

    internal List<string> Told { get; } = [];

    internal bool IsOver { get; private set; }

    internal CloseCode Fault => _reader.Fault;

    internal static string Line(string kind, IEnumerable<byte> payload) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {Convert.ToHexString([.. payload])}");

    internal Conversation Hear(IEnumerable<byte> piece)
    {
        _waiting.AddRange(piece);
        while (!IsOver)
        {
            var bytes = _waiting.ToArray();
            var step = _reader.Next(bytes, out var taken, out var payload);
            _waiting.Clear();
            _waiting.AddRange(bytes[taken..]);
            Tell(step, payload.ToArray());
            if (step == FrameStep.More)
                break;
        }
        return this;
    }

    private void Tell(FrameStep step, byte[] payload)
    {
        switch (step)
        {
            case FrameStep.Data:
                _message.AddRange(payload);
                if (!_reader.MessageEnded)
                    break;
                Told.Add(Line("message", _message));
                _message.Clear();
                break;
            case FrameStep.Ping or FrameStep.Pong:
                Told.Add(Line(step.ToString(), payload));
                break;
            case FrameStep.Close:
                Told.Add($"close {(int)_reader.Closed}");
                IsOver = true;
                break;
            case FrameStep.Fault:
                Told.Add("fault");
                IsOver = true;
                break;
            default:
                break;
        }
    }
}
