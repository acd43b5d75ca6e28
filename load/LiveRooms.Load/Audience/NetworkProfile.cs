namespace LiveRooms.Load.Audience;

/// <summary>What lies between a viewer and the edge.</summary>
/// <param name="Name">For settings and reports.</param>
/// <param name="RoundTrip">Added to what real wires take, half each way.</param>
/// <param name="Jitter">At most so much more, each way, at chance; what was sent first still arrives first.</param>
/// <param name="BytesPerSecond">How fast it reads; 0: as fast as it comes.</param>
/// <param name="FlapEvery">How long a connection holds on average before it is cut and comes again; zero: for ever.</param>
public sealed record NetworkProfile(string Name, TimeSpan RoundTrip, TimeSpan Jitter, int BytesPerSecond, TimeSpan FlapEvery)
{
    /// <summary>Nothing in between.</summary>
    public static readonly NetworkProfile Good = new("good", TimeSpan.Zero, TimeSpan.Zero, 0, TimeSpan.Zero);

    /// <summary>A phone on the move.</summary>
    public static readonly NetworkProfile Mobile = new("mobile", TimeSpan.FromMilliseconds(120), TimeSpan.FromMilliseconds(80), 0, TimeSpan.Zero);

    /// <summary>A line of 2 kB/s.</summary>
    public static readonly NetworkProfile Slow = new("slow", TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(100), 2_000, TimeSpan.Zero);

    /// <summary>A line that is cut every half minute.</summary>
    public static readonly NetworkProfile Flapping = new("flapping", TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(40), 0, TimeSpan.FromSeconds(30));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkProfile> All { get; } = [Good, Mobile, Slow, Flapping];
}
