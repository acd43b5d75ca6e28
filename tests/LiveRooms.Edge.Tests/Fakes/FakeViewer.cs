using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Viewers;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A viewer that a test answers for.</summary>
internal sealed class FakeViewer : IViewerGrain
{
    internal Func<string, Task<ViewerProfile>> OnIntroduce { get; set; } = name => Task.FromResult(new ViewerProfile(name, Make.Start));

    internal List<string> Introductions { get; } = [];

    internal List<DropId> Remembered { get; } = [];

    internal Func<Task> OnRemember { get; set; } = () => Task.CompletedTask;

    internal bool IsRemembered(string drop)
    {
        lock (Remembered)
            return Remembered.Count == 1 && Remembered[0].Value == drop;
    }

    public Task<ViewerProfile> Introduce(string name)
    {
        lock (Introductions)
            Introductions.Add(name);
        return OnIntroduce(name);
    }

    public async Task Remember(DropId drop)
    {
        await OnRemember();
        lock (Remembered)
            Remembered.Add(drop);
    }

    public Task<ImmutableArray<ReservationView>> Reservations() => throw new NotSupportedException();
}
