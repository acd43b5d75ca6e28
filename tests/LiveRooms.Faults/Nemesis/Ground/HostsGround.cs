using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis.Ground;

/// <summary>Each silo on a host of its own; this process runs in the hub's namespace, where the store is, too.</summary>
internal sealed class HostsGround(string hosts) : Grounds
{
    internal override bool CanCut => true;

    internal override Place Store { get; } = new(Hosts.HubAddress);

    internal override Place Silo(int number) =>
        new(Hosts.SiloAddress(number), "ip", "netns", "exec", Hosts.Silo(hosts, number));

    internal override Task Cut(int silo) => Ip.Run($"link set {Hosts.Cable(silo)} down");

    internal override Task Join(int silo) => Ip.Run($"link set {Hosts.Cable(silo)} up");
}
