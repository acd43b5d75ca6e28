namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Calls as an edge does: again when a silo died under the call.</summary>
internal static class Patiently
{
    public static Task Pause() =>
        Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);

    public static async Task<T> Call<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception) when (attempt < 500)
            {
                await Pause();
            }
        }
    }
}
