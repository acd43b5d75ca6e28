using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Markets;

/// <summary>Lets one visitor in after the other. Whoever is refused or lost comes again and does the rest, a few times.</summary>
/// <param name="cast">Who plays.</param>
/// <param name="meters">What is measured.</param>
/// <param name="number">Its own.</param>
internal sealed class Turnstile(Cast cast, VisitMeters meters, int number)
{
    private const int MostTries = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>How many visitors are on their way at once: in one process so many that chat, which waits for its room's tick, leaves no processor idle.</summary>
    public static int AtOnce(IViewerTransport transport) => transport.Name == "memory" ? 48 * Environment.ProcessorCount : 1_000;

    /// <summary>One visit to its end; whether the viewer was in the room.</summary>
    public async ValueTask<bool> Pass(LiveShow show, Visit visit, CancellationToken cancelled)
    {
        var (wasThere, done) = (false, 0);
        for (var tries = 1; ; tries++)
        {
            var end = await new Visitor(show, visit, done, meters).Go(cast.Transport, number + tries, cast.Clock.Time, cancelled);
            wasThere |= end.Joined;
            done = end.Done;
            if (end.IsDone)
                return wasThere;
            if (tries == MostTries || cancelled.IsCancellationRequested)
            {
                meters.Strange($"visit {visit.Number} of show {show.Id} was not done after {tries} tries, the last refused with code {end.Code}");
                return wasThere;
            }

            meters.Again();
            var pause = TimeSpan.FromMilliseconds(end.RetryAfterMs);
            var least = FirstPause * (1 << tries);
            await Task.Delay(pause > least ? pause : least, cast.Clock.Time, cancelled);
        }
    }
}
