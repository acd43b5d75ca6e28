using System.Globalization;
using LiveRooms.Client;
using LiveRooms.Load.Scenarios;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Markets;

/// <summary>Makes shows and ends them, after a look at how many lines the engine says were said.</summary>
internal sealed class StageHands(Cast cast, VisitMeters meters)
{
    private const int AtOnce = 16;
    private const int MostTries = 20;
    private const int MostLooks = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Shows go live.</summary>
    public Task Begin(IReadOnlyList<LiveShow> shows, CancellationToken cancelled) => All(shows, async show =>
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Stand {show.Plan.Number}");
        var stand = show.Plan.Stand;
        var wish = new CreateShow(show.Id, title, stand.Language, stand.Market);
        await Patiently(() => cast.Target.Director.Present(Creator(show), wish, cancelled), cancelled);
    }, cancelled);

    /// <summary>Shows are counted and end.</summary>
    public Task End(IReadOnlyList<LiveShow> shows, CancellationToken cancelled) => All(shows, async show =>
    {
        await Count(show, cancelled);
        await Patiently(() => cast.Target.Director.End(Creator(show), show.Id, cancelled), cancelled);
    }, cancelled);

    private static Task All(IReadOnlyList<LiveShow> shows, Func<LiveShow, Task> work, CancellationToken cancelled) => Parallel.ForEachAsync(
        shows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancelled }, (show, _) => new ValueTask(work(show)));

    /// <summary>Lines are no tally: the room's last one carries how many there were. A room may show it a moment late.</summary>
    private async Task Count(LiveShow show, CancellationToken cancelled)
    {
        var looks = 0;
        long? answered = null;
        while (true)
        {
            var last = await new RoomLook(show).Last(cast.Transport, show.Plan.Number, cast.Clock.Time, cancelled);
            if (last == show.Totals.Lines)
                return;
            if (last == RoomLook.Unanswered)
            {
                if (++looks == MostLooks)
                {
                    meters.Strange($"show {show.Id}: nobody could look how many lines it has");
                    return;
                }
            }
            else if (last > show.Totals.Lines || cast.Clock.Time.GetElapsedTime(answered ??= cast.Clock.Time.GetTimestamp()) > Patience)
            {
                meters.Strange($"show {show.Id}: {show.Totals.Lines:N0} lines were acknowledged, and its last line has the number {last:N0}");
                return;
            }

            await Task.Delay(Pause, cast.Clock.Time, cancelled);
        }
    }

    /// <summary>An engine that has no time for creators now is asked again: what it did meanwhile is done.</summary>
    private async Task Patiently(Func<Task> wish, CancellationToken cancelled)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await wish();
                return;
            }
            catch (LiveRoomsException e) when (e.Problem.Retryable && tries < MostTries)
            {
                await Task.Delay(Pause * tries, cast.Clock.Time, cancelled);
            }
        }
    }

    private string Creator(LiveShow show) => ShowNames.Creator(cast.Staging.Creator, show.Plan.Number);
}
