namespace LiveRooms.Load.Measure;

/// <summary>Takes in what is measured in this process. Its handles are asked for once and are cheap and safe from any thread.</summary>
public interface IRecorder
{
    /// <summary>A distribution of times. The same name and network give the same handle.</summary>
    /// <param name="name">See <see cref="MetricNames"/>, or an act's.</param>
    /// <param name="network">The viewers' network profile; null when it is of no matter.</param>
    ILatency Latency(string name, string? network = null);

    /// <summary>A count that only grows.</summary>
    ICounter Counter(string name);

    /// <summary>A number looked at once a second for the timeline.</summary>
    void Watch(string name, Func<double> read);
}
