using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Grains.Webhooks;

/// <summary>Tells addresses of the public internet from those that only our own side reaches.</summary>
internal static class PublicAddress
{
    // Everything that IANA keeps back: this network, private, shared, loopback, link-local, documentation, benchmarks, multicast,
    // reserved; of version 6 all that is not global unicast, and in there what carries or documents other addresses.
    private static readonly IPNetwork[] Kept =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether a server on the public internet may stand there.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var known = address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address);
        return known && !Kept.Any(network => network.Contains(address));
    }
}
