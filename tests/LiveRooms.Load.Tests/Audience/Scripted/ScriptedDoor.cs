using System.Text;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Tests.Audience.Scripted;

/// <summary>Leads to a scripted room. What happens waits in one queue until the test lets it: the same run each time.</summary>
internal sealed class ScriptedDoor : IViewerTransport
{
    private readonly Queue<Action> _waiting = new();
    private readonly Lock _gate = new();

    public ScriptedDoor(ScriptedRoom room)
    {
        Room = room;
        room.Door = this;
    }

    public string Name => "scripted";

    public ScriptedRoom Room { get; }

    /// <summary>Whether connections are opened; else they fail at once, with this reason.</summary>
    public string? Shut { get; set; }

    public List<ScriptedLink> Links { get; } = [];

    public IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink)
    {
        var link = new ScriptedLink(this, viewer, sink);
        lock (_gate)
            Links.Add(link);
        if (Shut is { } why)
            Later(() => link.End(why));
        else
            Later(sink.OnOpen);
        return link;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Later(Action what)
    {
        lock (_gate)
            _waiting.Enqueue(what);
    }

    /// <summary>Lets all happen that waits, and what comes of it.</summary>
    public void Run()
    {
        while (Next() is { } what)
            what();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private Action? Next()
    {
        lock (_gate)
            return _waiting.TryDequeue(out var what) ? what : null;
    }
}
