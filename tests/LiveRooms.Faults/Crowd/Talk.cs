using System.Collections.Concurrent;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Crowd;

/// <summary>What an audience says and counts, and what of it was acknowledged.</summary>
internal sealed class Talk
{
    private readonly ConcurrentQueue<(string ViewerId, string Text)> _said = [];
    private long _counted;
    private long _inDoubt;

    /// <summary>Lines acknowledged.</summary>
    internal IReadOnlyCollection<(string ViewerId, string Text)> Said => _said;

    /// <summary>Hearts that the edge took; it stores them with its next report, a tick later.</summary>
    internal long Counted => Interlocked.Read(ref _counted);

    /// <summary>Hearts that were sent and not answered.</summary>
    internal long InDoubt => Interlocked.Read(ref _inDoubt);

    internal async Task Say(Viewer viewer, string text)
    {
        var reply = await viewer.Chat(text);
        Assert.Null(reply.Problem);
        _said.Enqueue((viewer.Id, text));
    }

    internal async Task Heart(Viewer viewer, int count = 1)
    {
        var reply = await viewer.Room.ReactAsync(ReactionKinds.Heart, count).Soon();
        if (reply.Problem is null)
            Interlocked.Add(ref _counted, count);
        else
            Interlocked.Add(ref _inDoubt, count);
    }

    /// <summary>
    /// The hearts stored, after everything that the viewer's edge took so far: a relay reports lines and totals together, so a
    /// line that is acknowledged has brought the hearts before it.
    /// </summary>
    internal async Task<long> Stored(Stage stage, Viewer viewer)
    {
        await Say(viewer, $"how many hearts, asks {viewer.Number}?");
        var show = await stage.Api.Shows.GetAsync(stage.ShowId).Soon();
        return show.Counters.Tallies.GetValueOrDefault(ReactionKinds.Heart);
    }
}
