using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Audience.Viewers;

/// <content>What it likes.</content>
internal sealed partial class VirtualViewer
{
    /// <summary>Reacts; false when it is not there, or nothing was sent.</summary>
    public bool React(int kind, int count)
    {
        IViewerLink? link;
        HeartBook hearts;
        int serial;
        lock (this)
        {
            if (_stage != Stage.Present)
                return false;
            hearts = (_baggage ??= new()).Hearts ??= new();
            hearts.OnSent(kind, count);
            (link, serial) = (_link, _serial);
        }
        if (link?.Send(HubCalls.React(kind, count)) == true)
            return true;
        lock (this)
        {
            // The end of the connection has put them down as doubtful; they were not sent at all.
            if (_serial == serial)
                hearts.OnRefused(kind, count);
            else
                _room.Sent.AddDoubtful(kind, -count);
        }
        return false;
    }

    /// <summary>The run is judged: reactions without an answer may have been counted or not.</summary>
    public void CountDoubtful()
    {
        lock (this)
            _baggage?.Hearts?.OnLost(edgeMayBeGone: false, _room.Sent, _world.Clock.Now);
    }

    private void OnReacted(HubAnswer answer, long at)
    {
        lock (this)
        {
            if (_baggage?.Hearts is not { } hearts)
                return;
            if (answer.Problem is null && answer.Error is null)
                hearts.OnTaken(answer.Number, answer.Count, _room.Sent, at);
            else
                hearts.OnRefused(answer.Number, answer.Count);
        }
    }
}
