namespace LiveRooms.Grains.Placement;

/// <summary>The silos that take grains, as this one's membership knows them.</summary>
internal sealed class Neighbours(IClusterMembershipService members, ILocalSiloDetails local)
{
    /// <summary>All of them, this one with the others.</summary>
    public IEnumerable<SiloAddress> Active =>
        members.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress);

    /// <summary>Whether no other silo could take what lives here.</summary>
    public bool AreNone => Active.All(silo => silo.Equals(local.SiloAddress));
}
