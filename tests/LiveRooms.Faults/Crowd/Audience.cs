using LiveRooms.Faults.Kit;

namespace LiveRooms.Faults.Crowd;

/// <summary>Many viewers of one show.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private Audience(Viewer[] viewers) => Viewers = viewers;

    internal IReadOnlyList<Viewer> Viewers { get; }

    /// <summary>What any of them saw that must not be seen.</summary>
    internal IEnumerable<string> Faults =>
        Viewers.SelectMany(viewer => viewer.Watch.Faults.Select(fault => $"viewer {viewer.Number}: {fault}"));

    /// <summary>The greatest number of hearts that any of them was shown.</summary>
    internal long Hearts => Viewers.Max(viewer => viewer.Watch.Hearts);

    /// <summary>All join at once.</summary>
    internal static async Task<Audience> Enter(Stage stage, int size, Func<int, Uri[]>? addresses = null) =>
        new(await Task.WhenAll(Enumerable.Range(0, size).Select(number => stage.Enter(number, addresses?.Invoke(number) ?? []))));

    internal Task Each(Func<Viewer, Task> act) => Task.WhenAll(Viewers.Select(act));

    public async ValueTask DisposeAsync() => await Each(viewer => viewer.DisposeAsync().AsTask());
}
