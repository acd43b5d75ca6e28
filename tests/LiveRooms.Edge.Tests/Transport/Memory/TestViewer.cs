using System.Text;
using System.Threading.Channels;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport.Memory;

namespace LiveRooms.Edge.Tests.Transport.Memory;

/// <summary>A viewer that a test reads for, in text.</summary>
internal sealed class TestViewer : MemoryViewer
{
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it does with a frame; true when it has read it.</summary>
    internal Func<ReadOnlyMemory<byte>, bool> Reads { get; set; } = _ => true;

    internal Task Closed => _closed.Task.Soon();

    internal Task<string> Message() => _messages.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Soon();

    protected internal override bool OnFrame(ReadOnlyMemory<byte> frame) => Reads(frame);

    protected internal override void OnMessage(ReadOnlyMemory<byte> message) => _messages.Writer.TryWrite(Encoding.UTF8.GetString(message.Span));

    protected internal override void OnClosed() => _closed.SetResult();
}
