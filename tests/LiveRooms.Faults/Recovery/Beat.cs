using System.Globalization;
using LiveRooms.Faults.Kit;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Faults.Recovery;

/// <summary>A show, a drop or a room that is asked something small at a steady pace, whether or not it answered before.</summary>
/// <param name="grain">It.</param>
/// <param name="ask">Asks it something that reaches the store; fails when there is no good answer.</param>
internal sealed class Beat(IAddressable grain, Func<int, Task> ask)
{
    private const int MostOpen = 80;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly List<(long Asked, long Answered)> _answers = [];
    private int _open;

    internal IAddressable Grain => grain;

    /// <summary>A show, of which each report is stored.</summary>
    internal static Beat Of(IShowGrain show) => new(show, async number =>
    {
        var reply = await show.Report(new RelayReport(new RelaySession("beat"), 0, new ReactionTotals(number), []));
        if (reply.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.Message);
    });

    /// <summary>A drop, which answers only behind all it has stored.</summary>
    internal static Beat Of(IDropGrain drop) => new(drop, async number =>
    {
        var operation = new OperationId(string.Create(CultureInfo.InvariantCulture, $"beat-{number}"));
        var receipts = await drop.Act([new DropRequest(DropAction.Confirm, operation, new ViewerId("beat"), 1)]);
        if (receipts.Single().Refusal is { Retryable: true } refusal)
            throw new InvalidOperationException(refusal.Message);
    });

    /// <summary>A show's room as a viewer has it: a heart is answered when the viewer sees it counted.</summary>
    internal static Beat Of(IShowGrain show, Viewer viewer) => new(show, async number =>
    {
        var reply = await viewer.Room.ReactAsync(ReactionKinds.Heart);
        if (reply.Problem is { } problem)
            throw new InvalidOperationException(problem.Message);
        while (viewer.Watch.Hearts < number)
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
    });

    /// <summary>Asks until told to stop.</summary>
    internal async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pace, TimeProvider.System);
        for (var number = 1; !stop.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None);)
        {
            if (Volatile.Read(ref _open) < MostOpen)
                _ = Ask(number++);
        }
    }

    /// <summary>How long after a moment the first answer came to what was asked after it; null while there is none.</summary>
    internal TimeSpan? SilentAfter(long moment)
    {
        lock (_gate)
        {
            var first = _answers.Where(answer => answer.Asked > moment).Select(answer => (long?)answer.Answered).Min();
            return first is { } answered ? TimeProvider.System.GetElapsedTime(moment, answered) : null;
        }
    }

    private async Task Ask(int number)
    {
        Interlocked.Increment(ref _open);
        var asked = TimeProvider.System.GetTimestamp();
        try
        {
            await ask(number);
            lock (_gate)
                _answers.Add((asked, TimeProvider.System.GetTimestamp()));
        }
#pragma warning disable CA1031 // No answer is no answer; the next question is asked anyway.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Counted as silence.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
