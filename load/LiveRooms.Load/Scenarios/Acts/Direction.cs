using LiveRooms.Client;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Scenarios.Acts;

/// <summary>What creators and operators do in an evening: once, by one agent.</summary>
internal static class Direction
{
    /// <summary>The act; what the engine refuses counts as refused.</summary>
    public static Act Once(string name, TimeSpan at, Func<CancellationToken, Task> work) =>
        new(name, When.Once(at), invocation => Do(work, invocation.Cancelled)) { Alone = true };

    private static async ValueTask<Outcome> Do(Func<CancellationToken, Task> work, CancellationToken cancelled)
    {
        try
        {
            await work(cancelled);
            return Outcome.Ok;
        }
        catch (LiveRoomsException refused) when (refused.Problem is { } problem)
        {
            return Outcome.Refused((int)problem.Code);
        }
    }
}
