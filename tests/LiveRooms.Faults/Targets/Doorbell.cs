using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Faults.Targets;

/// <summary>Hears that a viewer's connection is open, or why it is not.</summary>
internal sealed class Doorbell : IViewerSink
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Opened => _opened.Task;

    public void OnOpen() => _opened.TrySetResult();

    public bool OnFrame(ReadOnlySpan<byte> frame, long at) => true;

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
    }

    public void OnClosed(string? why) => _opened.TrySetException(new InvalidOperationException(why ?? "closed"));
}
