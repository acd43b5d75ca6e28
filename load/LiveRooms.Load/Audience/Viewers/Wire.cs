using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>A network profile as viewers use it, and the times that are measured over it.</summary>
internal sealed class Wire
{
    private readonly NetworkProfile _profile;
    private readonly int _seed;
    private readonly long _half;
    private readonly long _jitter;

    /// <summary>Makes it.</summary>
    public Wire(NetworkProfile profile, int seed, IRecorder recorder)
    {
        (_profile, _seed) = (profile, seed);
        (_half, _jitter) = ((long)profile.RoundTrip.TotalMicroseconds / 2, (long)profile.Jitter.TotalMicroseconds);
        Delivery = recorder.Latency(MetricNames.Delivery, profile.Name);
        OpeningSeen = recorder.Latency(MetricNames.OpeningSeen, profile.Name);
        Join = recorder.Latency(MetricNames.Join, profile.Name);
        Resume = recorder.Latency(MetricNames.Resume, profile.Name);
        FrameGap = recorder.Latency(MetricNames.FrameGap, profile.Name);
    }

    public ILatency Delivery { get; }

    public ILatency OpeningSeen { get; }

    public ILatency Join { get; }

    public ILatency Resume { get; }

    public ILatency FrameGap { get; }

    /// <summary>Whether it reads slowly.</summary>
    public bool IsSlow => _profile.BytesPerSecond > 0;

    /// <summary>Whether anything takes time on it.</summary>
    public bool IsInstant => _half == 0 && _jitter == 0;

    /// <summary>Whether it is cut from time to time.</summary>
    public bool Flaps => _profile.FlapEvery > TimeSpan.Zero;

    /// <summary>One way's time, microseconds.</summary>
    /// <param name="number">The viewer.</param>
    /// <param name="draw">Which of its chances.</param>
    public long OneWay(long number, long draw) => IsInstant ? 0 : _half + (long)(_jitter * Chance.Of(_seed, number, draw));

    /// <summary>How long so many bytes take to read, microseconds.</summary>
    public long ToRead(int bytes) => IsSlow ? bytes * 1_000_000L / _profile.BytesPerSecond : 0;

    /// <summary>How long a connection holds, microseconds: no cut is expected because the last was long ago.</summary>
    public long Holds(long number, long draw) => (long)(-Math.Log(1 - Chance.Of(_seed, number, draw)) * _profile.FlapEvery.TotalMicroseconds);
}
