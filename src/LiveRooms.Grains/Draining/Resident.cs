using LiveRooms.Grains.Placement;

namespace LiveRooms.Grains.Draining;

/// <summary>A show or a drop that lives in this silo, as the silo sees it when it is emptied.</summary>
/// <param name="context">The grain.</param>
/// <param name="isHeadline">Whether it belongs on a silo that is kept for headline shows; asked from outside its turn.</param>
internal sealed class Resident(IGrainContext context, Func<bool> isHeadline)
{
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is asked to move: who waits in it for news must not hold that up.</summary>
    public Task Leaving => _leaving.Task;

    /// <summary>For the log.</summary>
    public string Name => context.GrainId.ToString();

    /// <summary>Ends when it is not here any more.</summary>
    public Task Gone => context.Deactivated;

    /// <summary>Asks it to move: what it was asked is answered first, what it is asked from now on waits and is answered there.</summary>
    public void Move(CancellationToken cancellation)
    {
        context.Migrate(isHeadline() ? HeadlineMark.Context() : null, cancellation);
        _leaving.TrySetResult();
    }
}
