using System.Text;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Transport.Memory;

/// <summary>
/// One viewer without a socket. There are a million: it keeps four references and two flags. Frames and messages come by threads
/// of the edge's; its lock is itself, so that its sink hears one at a time.
/// </summary>
internal sealed class MemoryLink(IViewerSink sink, RunClock clock) : MemoryViewer, IViewerLink
{
    private string? _why;
    private bool _open;
    private bool _over;

    protected override bool OnFrame(ReadOnlyMemory<byte> frame)
    {
        lock (this)
            return _over || sink.OnFrame(WithoutEnd(frame.Span), clock.Now);
    }

    protected override void OnMessage(ReadOnlyMemory<byte> message)
    {
        var now = clock.Now;
        lock (this)
        {
            // Mostly one.
            foreach (var part in WithoutEnd(message.Span).Split(HubMessages.End))
                Hear(message.Span[part], now);
        }
    }

    protected override void OnClosed()
    {
        lock (this)
        {
            if (_over)
                return;
            _over = true;
            sink.OnClosed(_why);
        }
    }

    private void Hear(ReadOnlySpan<byte> message, long now)
    {
        if (_over)
            return;
        var welcome = !_open && HubMessages.IsWelcome(message);
        if (HubMessages.IsClose(message) || (!_open && !welcome))
            _why = Encoding.UTF8.GetString(message);
        if (_open)
            sink.OnMessage(message, now);
        else if (welcome)
        {
            _open = true;
            sink.OnOpen();
        }
    }

    private static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> message) => message is [.., HubMessages.End] ? message[..^1] : message;
}
