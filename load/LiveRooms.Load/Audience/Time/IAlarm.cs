namespace LiveRooms.Load.Audience.Time;

/// <summary>Is woken by a <see cref="TimingWheel"/>.</summary>
internal interface IAlarm
{
    /// <summary>It is time; must not block.</summary>
    /// <param name="what">What it was set for.</param>
    void Ring(int what);
}
