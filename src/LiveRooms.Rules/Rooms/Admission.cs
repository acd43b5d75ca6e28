namespace LiveRooms.Rules.Rooms;

/// <summary>
/// A door that lets <paramref name="burst"/> in at once and then <paramref name="perSecond"/> a second. Whoever is refused is told
/// when to come again: one after the other, as fast as the door admits, so that a crowd comes back as a stream and not as a wave.
/// A clock that goes back neither opens the door wider nor shuts it.
/// </summary>
/// <param name="perSecond">Callers admitted in a second, in the long run; 0.001 to 1,000,000.</param>
/// <param name="burst">Callers admitted at once by a door that was calm; at least 1.</param>
/// <param name="longest">The furthest slot; a crowd that needs more is spread over the second half of it and asks again.</param>
/// <param name="jitter">Up to so much is added to a slot by chance.</param>
public sealed class Admission(double perSecond, int burst, TimeSpan longest, TimeSpan jitter)
{
    private readonly TimeSpan _interval = TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / perSecond));
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    // How long until all of the burst is free again, and until the last slot that was given away.
    private TimeSpan _taken;
    private TimeSpan _promised;

    /// <summary>Admits a caller, or tells when to come again.</summary>
    /// <param name="now">The time.</param>
    /// <param name="seed">The chance, spread over all its values.</param>
    /// <param name="comeAgain">From now; zero for who is admitted, and at most the longest slot and the jitter.</param>
    public bool TryEnter(DateTimeOffset now, uint seed, out TimeSpan comeAgain)
    {
        Pass(now);
        if (Wait <= TimeSpan.Zero)
        {
            _taken += _interval;
            comeAgain = TimeSpan.Zero;
            return true;
        }

        comeAgain = Slot(Wait, seed) + Spread.Over(jitter, seed);
        return false;
    }

    /// <summary>Tells a caller when to come again whom the door may not admit, whether it would or not.</summary>
    /// <param name="now">The time.</param>
    /// <param name="soonest">Not before so long from now.</param>
    /// <param name="seed">The chance, spread over all its values.</param>
    /// <returns>From now; at most the longest slot, or the soonest when that is longer, and the jitter.</returns>
    public TimeSpan TurnAway(DateTimeOffset now, TimeSpan soonest, uint seed)
    {
        Pass(now);
        var slot = Slot(Wait > soonest ? Wait : soonest, seed);
        return (slot > soonest ? slot : soonest) + Spread.Over(jitter, seed);
    }

    /// <summary>How long until the door admits somebody; not above zero when it does.</summary>
    private TimeSpan Wait => _taken + _interval - (_interval * burst);

    /// <summary>The first after the one given away last, and not before the door admits anybody.</summary>
    private TimeSpan Slot(TimeSpan wait, uint seed)
    {
        var slot = _promised + _interval > wait ? _promised + _interval : wait;
        if (slot > longest)
            return (longest / 2) + Spread.Over(longest / 2, seed);
        _promised = slot;
        return slot;
    }

    private void Pass(DateTimeOffset now)
    {
        if (now > _last)
        {
            var passed = now - _last;
            _taken = _taken > passed ? _taken - passed : TimeSpan.Zero;
            _promised = _promised > passed ? _promised - passed : TimeSpan.Zero;
        }

        _last = now;
    }
}
