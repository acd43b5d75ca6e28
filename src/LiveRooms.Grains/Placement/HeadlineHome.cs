namespace LiveRooms.Grains.Placement;

/// <summary>Sends grains of headline shows to the silos that are kept for them.</summary>
internal sealed class HeadlineHome(SiloLabels labels, Neighbours neighbours, ILocalSiloDetails local, TimeProvider time)
{
    private readonly SentAway _sent = new(time);

    /// <summary>This silo, as operators see it.</summary>
    public string Here { get; } = local.SiloAddress.Endpoint.ToString();

    /// <summary>Whether a headline show would be better off elsewhere: this silo is not labelled, and one that is takes grains.</summary>
    public bool IsElsewhere => Homes().Count > 0;

    /// <summary>
    /// Sends a grain there; false when it stays, as one does that was sent a short time ago and is back. What it was asked is answered
    /// before it goes, what it is asked then waits and is answered there.
    /// </summary>
    public bool Send(IGrainBase grain)
    {
        var homes = Homes();
        if (homes.Count == 0 || !_sent.MayGo(grain.GrainContext.GrainId, homes))
            return false;
        Migrate(grain, isHeadline: true);
        return true;
    }

    /// <summary>
    /// Sends a grain of a silo that stops to another one, where it goes on. Where there is no other it ends here, and begins with the
    /// silo's next life.
    /// </summary>
    public void SendOn(IGrainBase grain, bool isHeadline)
    {
        if (!neighbours.AreNone)
            Migrate(grain, isHeadline);
    }

    /// <summary>
    /// Sends a grain that cannot begin on this silo, which is labelled, to one that is not; false where there is no such silo. Should it
    /// fail here instead, callers that know it to be here would have it begin here again, and again.
    /// </summary>
    public bool Leave(IGrainBase grain)
    {
        if (!labels.IsHeadlineHere || !neighbours.Active.Any(silo => !labels.IsHeadline(silo)))
            return false;
        Migrate(grain, isHeadline: false);
        return true;
    }

    private static void Migrate(IGrainBase grain, bool isHeadline)
    {
        HeadlineMark.Clear();
        if (isHeadline)
            HeadlineMark.Set();
        grain.MigrateOnIdle();
        HeadlineMark.Clear();
    }

    private HashSet<SiloAddress> Homes() => labels.IsHeadlineHere
        ? []
        : [.. neighbours.Active.Where(labels.IsHeadline)];
}
