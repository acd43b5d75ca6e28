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

    public Task<ViewerProfile> Introduce(string name)
    {
        lock (Introductions)
            Introductions.Add(name);
        return OnIntroduce(name);
    }

    public Task Remember(DropId drop)
    {
        lock (Remembered)
            Remembered.Add(drop);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ReservationView>> Reservations() => throw new NotSupportedException();
}
