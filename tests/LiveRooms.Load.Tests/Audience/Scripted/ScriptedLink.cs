using System.Text;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Tests.Audience.Scripted;

/// <summary>A viewer's connection to a scripted room.</summary>
internal sealed class ScriptedLink(ScriptedDoor door, ViewerIdentity viewer, IViewerSink sink) : IViewerLink
{
    public ViewerIdentity Viewer => viewer;

    public IViewerSink Sink => sink;

    public bool IsOver { get; private set; }

    /// <summary>Whether it holds a frame up.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Where the room's frames for it go on from; null while it is not in the room.</summary>
    public long? Place { get; set; }

    public List<string> Heard { get; } = [];

    /// <summary>Whether it ends when something is sent next.</summary>
    public bool IsBrittle { get; set; }

    public bool Send(ReadOnlyMemory<byte> messages)
    {
        if (IsBrittle)
            End("gone");
        if (IsOver)
            return false;
        foreach (var message in Encoding.UTF8.GetString(messages.Span).Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
        {
            Heard.Add(message);
            door.Later(() => Ask(message));
        }

        return true;
    }

    public void Free() => IsHeld = false;

    public void Close() => Abort();

    public void Abort() => door.Later(() => End(null));

    public void End(string? why)
    {
        if (IsOver)
            return;
        (IsOver, Place) = (true, null);
        sink.OnClosed(why);
    }

    /// <summary>Brings a frame, unless it still holds one.</summary>
    public void Frame(string frame, long at)
    {
        if (!IsOver && !IsHeld)
            IsHeld = !sink.OnFrame(ScriptedDoor.Bytes(frame), at);
    }

    public void Message(string message, long at)
    {
        if (!IsOver)
            sink.OnMessage(ScriptedDoor.Bytes(message), at);
    }

    private void Ask(string message)
    {
        if (!IsOver)
            door.Room.Take(this, message);
    }
}
