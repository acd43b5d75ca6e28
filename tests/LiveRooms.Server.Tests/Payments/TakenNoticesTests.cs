using LiveRooms.Server.Payments;

namespace LiveRooms.Server.Tests.Payments;

public sealed class TakenNoticesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_notice_is_remembered_as_long_as_its_time_is_good()
    {
        var taken = new TakenNotices();
        taken.Add(1, Start, Start.AddMinutes(10));
        taken.Add(1, Start, Start.AddMinutes(10));
        taken.Add(2, Start.AddMinutes(10), Start.AddMinutes(20));
        Assert.True(taken.Has(1) && taken.Has(2));
        taken.Add(3, Start.AddMinutes(11), Start.AddMinutes(21));
        Assert.Equal((false, true, true), (taken.Has(1), taken.Has(2), taken.Has(3)));
    }

    [Fact]
    public void Of_more_than_the_bound_the_oldest_go()
    {
        var taken = new TakenNotices();
        for (var seal = 1; seal <= TakenNotices.Most + 1; seal++)
            taken.Add((UInt128)seal, Start, Start.AddMinutes(10));
        Assert.Equal((false, true, true), (taken.Has(1), taken.Has(2), taken.Has((UInt128)(TakenNotices.Most + 1))));
    }
}
