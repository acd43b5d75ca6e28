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

    /// <summary>The shortest time for which a lottery may take entries.</summary>
    public static readonly TimeSpan ShortestEntry = TimeSpan.FromSeconds(10);

    /// <summary>No drop is a lottery.</summary>
    public static TimeSpan? FirstCome(int drop) => null;

    /// <summary>A live show of a creator made for the run, with the settings' drops announced.</summary>
    /// <param name="target">Where.</param>
    /// <param name="settings">How many drops, and of how many units.</param>
    /// <param name="lotteryEntry">How long a drop, from 0, takes entries as a lottery; none: first come, first served.</param>
    /// <param name="cancelled">Gives up.</param>
    public static async Task<Staging> Present(
        ITarget target, AudienceSettings settings, Func<int, TimeSpan?> lotteryEntry, CancellationToken cancelled)
    {
        var run = Name();
        var (creator, show) = ($"host-{run}", $"show-{run}");
        await target.Director.Present(creator, new CreateShow(show, "A night for many", "en", "load", Headline: true), cancelled);
        var drops = new List<string>();
        for (var i = 0; i < settings.Drops; i++)
        {
            var drop = string.Create(CultureInfo.InvariantCulture, $"drop-{run}-{i}");
            await target.Director.Announce(creator, show, Drop(drop, settings, lotteryEntry(i)), cancelled);
            drops.Add(drop);
        }

        return new Staging(creator, [show], drops);
    }

    private static CreateDrop Drop(string id, AudienceSettings settings, TimeSpan? lotteryEntry) => new(
        id, $"product-{id}", settings.Stock, HoldSeconds: HoldSeconds, WaitlistLimit: Math.Min(settings.Shoppers, LongestWaitlist),
        Price: 1_500, Mode: lotteryEntry is null ? null : "lottery", EntrySeconds: lotteryEntry is { } entry ? (int)entry.TotalSeconds : null);

    // Another night on the same cluster must not meet this one's shows.
    private static string Name() => Guid.NewGuid().ToString("n")[..10];
}
