namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Calls as an edge does: again when a silo died under the call.</summary>
internal static class Patiently
{
    public static async Task<T> Call<T>(Func<Task<T>> call)
    {
        var cancellation = TestContext.Current.CancellationToken;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception) when (attempt < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
            }
        }
    }
}
