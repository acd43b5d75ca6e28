using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Tokens;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>The servers of the bench take a viewer's id for its token.</summary>
internal sealed class BenchTokens : IViewerTokens
{
    public ValueTask<string> Of(ViewerIdentity viewer) => new(viewer.Id);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
