namespace LiveRooms.Grains.Placement;

/// <summary>Sends grains of headline shows to the silos that are kept for them.</summary>
internal sealed class HeadlineHome(SiloLabels labels, IClusterMembershipService members, ILocalSiloDetails local, TimeProvider time)
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
        HeadlineMark.Set();
        grain.MigrateOnIdle();
        HeadlineMark.Clear();
        return true;
    }

    /// <summary>
    /// Sends a grain that cannot begin on this silo, which is labelled, to one that is not; false where there is no such silo. Should it
    /// fail here instead, callers that know it to be here would have it begin here again, and again.
    /// </summary>
    public bool Leave(IGrainBase grain)
    {
        if (!labels.IsHeadlineHere || !Active.Any(silo => !labels.IsHeadline(silo)))
            return false;
        HeadlineMark.Clear();
        grain.MigrateOnIdle();
        return true;
    }

    private IEnumerable<SiloAddress> Active =>
        members.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress);

    private HashSet<SiloAddress> Homes() => labels.IsHeadlineHere
        ? []
        : [.. Active.Where(labels.IsHeadline)];
}
