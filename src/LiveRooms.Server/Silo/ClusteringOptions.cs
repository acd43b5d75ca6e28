using System.Net;

namespace LiveRooms.Server.Silo;

/// <summary>How processes find and judge each other. Configuration section <c>LiveRooms:Clustering</c>.</summary>
internal sealed class ClusteringOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Clustering";

    /// <summary>The cluster: processes with the same id in the same store work together.</summary>
    public string ClusterId { get; set; } = "liverooms";

    /// <summary>The service: stored state and reminders belong to it and outlive a cluster.</summary>
    public string ServiceId { get; set; } = "liverooms";

    /// <summary>The port silos talk on. 1 to 65,535. Keep it fixed: a silo that returns on another port is slow to be trusted.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port silos take edges on. 1 to 65,535. Not used in one process with the embedded store.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>
    /// The address other processes reach this silo at; found by the host's name when null. With one of the loopback the silo listens
    /// there only, else on all addresses of the machine.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// Whether this silo is a pod of Kubernetes and asks it which pods there are: one that is deleted is then known to be dead at
    /// once. Needs the pod's labels <c>orleans/clusterId</c> and <c>orleans/serviceId</c>, and the right to see pods.
    /// </summary>
    public bool Kubernetes { get; set; }

    /// <summary>How long a grain call may take. 1 s to 1 min.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls that may wait at one grain; more are refused as busy. 100 to 100,000.</summary>
    public int MaxWaitingCalls { get; set; } = 20_000;

    /// <summary>How often silos look at each other, and how long an answer may take. 100 ms to 1 min.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that a struggling silo is waited for in one probe. From <see cref="ProbeTimeout"/> to 1 min.</summary>
    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Probes a silo may miss before it is voted out. 1 to 20.</summary>
    public int MissedProbes { get; set; } = 3;

    /// <summary>How often an edge looks which silos there are: until then it asks one that was voted out. 100 ms to 1 min.</summary>
    public TimeSpan GatewayRefresh { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether silos keep their directory of grains together: then a silo that ends in good order takes nothing along that lives on
    /// others. All silos of a cluster must agree; to change it, stop them all.
    /// </summary>
    public bool SharedDirectory { get; set; } = true;

    /// <summary>The options of a configuration, needed before services exist.</summary>
    public static ClusteringOptions Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<ClusteringOptions>() ?? new ClusteringOptions();

    /// <summary><see cref="AdvertisedAddress"/> as an address; null when it is to be found.</summary>
    public IPAddress? Advertised => IPAddress.TryParse(AdvertisedAddress, out var address) ? address : null;
}
