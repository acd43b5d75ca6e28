namespace LiveRooms.Grains.Placement;

/// <summary>Sends grains of headline shows to the silos that are kept for them.</summary>
internal sealed class HeadlineHome(SiloLabels labels, IClusterMembershipService members, ILocalSiloDetails local)
{
    /// <summary>This silo, as operators see it.</summary>
    public string Here { get; } = local.SiloAddress.Endpoint.ToString();

    /// <summary>Whether a headline show would be better off elsewhere: this silo is not labelled, and one that is takes grains.</summary>
    public bool IsElsewhere => !labels.IsHeadlineHere
        && members.CurrentSnapshot.Members.Values.Any(m => m.Status == SiloStatus.Active && labels.IsHeadline(m.SiloAddress));

    /// <summary>
    /// Sends a grain there; false when it stays. What it was asked is answered before it goes, what it is asked then waits and is
    /// answered there.
    /// </summary>
    public bool Send(IGrainBase grain)
    {
        if (!IsElsewhere)
            return false;
        HeadlineMark.Set();
        grain.MigrateOnIdle();
        HeadlineMark.Clear();
        return true;
    }
}
