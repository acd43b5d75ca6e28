using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class AudienceLeaseTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    [Fact]
    public void The_latest_count_of_each_session_counts_until_its_lease_ends()
    {
        var audience = new AudienceLease(Length);
        Assert.Null(audience.NextEnd);
        audience.Report(new("a"), 5, Make.At(0));
        audience.Report(new("b"), 7, Make.At(4));
        audience.Report(new("b"), 3, Make.At(5));
        Assert.Equal(Make.At(10), audience.NextEnd);
        Assert.Equal(8, audience.Total(Make.At(9.999)));
        Assert.Equal(3, audience.Total(Make.At(10)));

        Assert.Equal([new RelaySession("a")], audience.Expire(Make.At(10)));
        Assert.Empty(audience.Expire(Make.At(14.999)));
        Assert.True(audience.Remove(new("b")));
        Assert.False(audience.Remove(new("b")));
        Assert.Equal(0, audience.Total(Make.At(11)));
    }

    [Fact]
    public void A_clock_that_goes_back_leaves_every_lease_the_time_it_had()
    {
        var audience = new AudienceLease(Length);
        audience.Report(new("a"), 5, Make.At(100));
        Assert.Equal(5, audience.Total(Make.At(104)));
        Assert.Equal(5, audience.Total(Make.At(50)));
        Assert.Equal(5, audience.Total(Make.At(55.999)));
        Assert.Equal(0, audience.Total(Make.At(56)));
    }

    [Fact]
    public void Sessions_are_bounded_and_counts_are_never_negative()
    {
        var audience = new AudienceLease(Length);
        for (var i = 0; i < AudienceLease.MaxSessions; i++)
            Assert.True(audience.Report(new($"s{i}"), int.MaxValue, Make.Start));
        Assert.False(audience.Report(new("more"), 1, Make.Start));
        Assert.True(audience.Report(new("s0"), 1, Make.Start));
        Assert.Equal((4_095L * int.MaxValue) + 1, audience.Total(Make.Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => audience.Report(new("s0"), -1, Make.Start));
    }

    [Fact]
    public void It_counts_as_a_list_of_reports_would() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 50], Gen.Int[0, 6_000]).Array[1, 40].Sample(
        reports =>
        {
            var audience = new AudienceLease(Length);
            var all = new List<(int Session, int Count, DateTimeOffset At)>();
            var now = Make.Start;
            foreach (var (session, count, wait) in reports)
            {
                now = now.AddMilliseconds(wait);
                audience.Report(new($"s{session}"), count, now);
                all.Add((session, count, now));
                var expected = all.GroupBy(r => r.Session).Select(g => g.Last()).Where(r => r.At + Length > now).Sum(r => r.Count);
                Assert.Equal(expected, audience.Total(now));
                if (count % 3 == 0)
                    audience.Expire(now);
                Assert.Equal(expected, audience.Total(now));
            }
        },
        iter: 2_000);
}
