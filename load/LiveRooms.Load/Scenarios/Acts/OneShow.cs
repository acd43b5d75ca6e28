using System.Globalization;
using LiveRooms.Load.Targets;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Scenarios.Acts;

/// <summary>A scenario's stage when it is one live show.</summary>
internal static class OneShow
{
    private const int LongestWaitlist = 1_000_000;
    // Longer than a run's last buyer waits.
    private const int HoldSeconds = 600;

    // The engine knows no shorter one, and no longer one.
    private const int ShortestEntrySeconds = 10;
    private const int LongestEntrySeconds = 3_600;

    // From a try over the slowest line to its answer.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(2);

    /// <summary>A live show of a creator made for the run, with the settings' drops announced.</summary>
    /// <param name="target">Where.</param>
    /// <param name="settings">How many drops, of how many units, and in which time they are tried for.</param>
    /// <param name="byLot">Whether a drop, from 0, is a lottery; else who comes first is served first.</param>
    /// <param name="cancelled">Gives up.</param>
    public static async Task<Staging> Present(
        ITarget target, AudienceSettings settings, Func<int, bool> byLot, CancellationToken cancelled)
    {
        var run = Name();
        var (creator, show) = ($"host-{run}", $"show-{run}");
        await target.Director.Present(creator, new CreateShow(show, "A night for many", "en", "load", Headline: true), cancelled);
        var drops = new List<string>();
        for (var i = 0; i < settings.Drops; i++)
        {
            var drop = string.Create(CultureInfo.InvariantCulture, $"drop-{run}-{i}");
            await target.Director.Announce(creator, show, Drop(drop, settings, byLot(i)), cancelled);
            drops.Add(drop);
        }

        return new Staging(creator, [show], drops);
    }

    /// <summary>How long a lottery takes entries: until the last of the rush has come.</summary>
    public static int EntrySeconds(AudienceSettings settings) =>
        (int)Math.Clamp(Math.Ceiling((settings.Rush + OnTheWay).TotalSeconds), ShortestEntrySeconds, LongestEntrySeconds);

    private static CreateDrop Drop(string id, AudienceSettings settings, bool byLot) => new(
        id, $"product-{id}", settings.Stock, HoldSeconds: HoldSeconds, WaitlistLimit: Math.Min(settings.Shoppers, LongestWaitlist),
        Price: 1_500, Mode: byLot ? "lottery" : null, EntrySeconds: byLot ? EntrySeconds(settings) : null);

    // Another night on the same cluster must not meet this one's shows.
    private static string Name() => Guid.NewGuid().ToString("n")[..10];
}
