using LiveRooms.Faults.Kit;

namespace LiveRooms.Faults.Crowd;

/// <summary>Everybody wants a unit of every drop at once; in the middle of it something terrible happens.</summary>
internal sealed class Race
{
    private const int LateShare = 7;

    private readonly Audience _audience;
    private readonly Milestone _reserved;
    private readonly Milestone _confirmed;

    /// <summary>Prepares it.</summary>
    /// <param name="audience">The viewers.</param>
    /// <param name="reserved">The blow comes after so many acknowledged reservations,</param>
    /// <param name="confirmed">and so many acknowledged confirmations.</param>
    /// <param name="drops">The drops.</param>
    internal Race(Audience audience, int reserved, int confirmed, params string[] drops)
    {
        _audience = audience;
        _reserved = new Milestone(reserved);
        _confirmed = new Milestone(confirmed);
        Purchases = [.. drops.Select(drop => audience.Viewers.Select(viewer => Plan(viewer, drop)).ToArray())];
    }

    /// <summary>Everybody's purchases, by drop.</summary>
    internal IReadOnlyList<Purchase[]> Purchases { get; }

    /// <summary>Reservations that were acknowledged when the blow had fallen.</summary>
    internal int ReservedBefore { get; private set; }

    /// <summary>Runs to the end: every drop is sold out, everybody knows.</summary>
    /// <param name="blow">What happens in the middle.</param>
    /// <param name="meanwhile">What each viewer does beside, from just before the blow on.</param>
    internal async Task Run(Func<Task> blow, Func<Viewer, Task> meanwhile)
    {
        var all = Purchases.SelectMany(purchases => purchases).ToList();
        var early = all.Where(purchase => purchase.Viewer.Number % LateShare != 0).Select(purchase => purchase.Run()).ToList();
        var middle = Task.WhenAll(_reserved.Reached, _confirmed.Reached);
        // A purchase that fails ends the wait, too.
        await Task.WhenAny(middle, Task.WhenAll(early)).Soon("the race gets to its middle");
        await middle;
        var beside = _audience.Each(meanwhile);
        await blow();
        ReservedBefore = _reserved.Count;
        var late = all.Where(purchase => purchase.Viewer.Number % LateShare == 0).Select(purchase => purchase.Run());
        await Task.WhenAll([.. early, .. late, beside]);
    }

    private Purchase Plan(Viewer viewer, string drop) => new(viewer, drop, (viewer.Number % 8) switch
    {
        1 => Crowd.Plan.LetExpire,
        2 => Crowd.Plan.Release,
        _ => Crowd.Plan.Confirm,
    }, _reserved, _confirmed);
}
