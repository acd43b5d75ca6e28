using System.Runtime.CompilerServices;
using LiveRooms.Client;
using LiveRooms.Client.Rooms;

namespace LiveRooms.Faults.Kit;

/// <summary>Waiting for what must happen: a hang fails the test and says what was missing, instead of holding up the run.</summary>
internal static class Patience
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    internal static async Task Soon(this Task task, [CallerArgumentExpression(nameof(task))] string? what = null)
    {
        try
        {
            await task.WaitAsync(Enough, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"It did not happen: {what}");
        }
    }

    internal static async Task<T> Soon<T>(this Task<T> task, [CallerArgumentExpression(nameof(task))] string? what = null)
    {
        await Soon((Task)task, what);
        return await task;
    }

    /// <summary>Ends when the room as its viewer knows it fulfils a condition; looks at each update.</summary>
    internal static async Task<RoomState> Until(
        this LiveRoom room, Func<RoomState, bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Enough);
        try
        {
            await foreach (var _ in room.Updates(enough.Token))
            {
                if (room.State is { } state && condition(state))
                    return state;
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It did not happen: {what}\n{Describe(room)}");
        }
        throw new InvalidOperationException($"The room closed before it happened: {what}\n{Describe(room)}");
    }

    internal static string Describe(LiveRoom room)
    {
        var state = room.State;
        return $"{room.Phase} {room.ClosedBecause} {state.Position} {state.Show.Status}, audience {state.Counters.Audience}, {state.Chat.Count} lines\n"
            + string.Join('\n', state.Drops.Select(d => $"{d}")) + '\n' + string.Join('\n', state.Reservations.Select(r => $"{r}"));
    }
}
