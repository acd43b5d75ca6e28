using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class NegotiationsTests
{
    private static readonly TimeSpan _kept = TimeSpan.FromSeconds(15);
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_promise_is_kept_once()
    {
        var negotiations = new Negotiations(_clock, _kept);
        negotiations.Remember("token", "id");
        Assert.Equal(["id", null, null], [negotiations.Take("token"), negotiations.Take("token"), negotiations.Take("other")]);
    }

    [Fact]
    public void A_promise_is_kept_for_a_while()
    {
        var negotiations = new Negotiations(_clock, _kept);
        negotiations.Remember("first", "1");
        _clock.Advance(_kept / 2);
        negotiations.Remember("second", "2");
        _clock.Advance(_kept / 2);
        Assert.Equal([null, "2"], [negotiations.Take("first"), negotiations.Take("second")]);
    }

    [Fact]
    public void The_latest_promises_are_kept()
    {
        var negotiations = new Negotiations(_clock, _kept);
        for (var at = 0; at <= Negotiations.Most; at++)
            negotiations.Remember($"token-{at}", $"{at}");
        Assert.Equal([null, "1", $"{Negotiations.Most}"],
            [negotiations.Take("token-0"), negotiations.Take("token-1"), negotiations.Take($"token-{Negotiations.Most}")]);
    }
}
