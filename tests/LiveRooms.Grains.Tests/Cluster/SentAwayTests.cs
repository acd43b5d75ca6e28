using System.Net;
using LiveRooms.Grains.Placement;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Cluster;

public sealed class SentAwayTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void One_that_is_back_stays_for_a_time()
    {
        var sent = new SentAway(_clock);
        Assert.True(sent.MayGo(Grain(1), Silos(1)));
        _clock.Advance(SentAway.Memory - TimeSpan.FromTicks(1));
        Assert.False(sent.MayGo(Grain(1), Silos(1)));
        Assert.True(sent.MayGo(Grain(2), Silos(1)));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(sent.MayGo(Grain(1), Silos(1)));
        Assert.False(sent.MayGo(Grain(1), Silos(1)));
    }

    [Fact]
    public void A_silo_that_was_not_there_is_worth_a_try_and_one_less_is_not()
    {
        var sent = new SentAway(_clock);
        Assert.True(sent.MayGo(Grain(1), Silos(1, 2)));
        Assert.False(sent.MayGo(Grain(1), Silos(2)));
        Assert.True(sent.MayGo(Grain(1), Silos(2, 3)));
        Assert.False(sent.MayGo(Grain(1), Silos(3, 2)));
    }

    [Fact]
    public void Beyond_what_it_remembers_they_stay_until_it_forgets()
    {
        var sent = new SentAway(_clock);
        for (var number = 0; number < SentAway.Max; number++)
            Assert.True(sent.MayGo(Grain(number), Silos(1)));
        Assert.False(sent.MayGo(Grain(SentAway.Max), Silos(1)));
        _clock.Advance(SentAway.Memory);
        Assert.True(sent.MayGo(Grain(SentAway.Max), Silos(1)));
    }

    private static GrainId Grain(int number) => GrainId.Create("show", $"show-{number}");

    private static HashSet<SiloAddress> Silos(params int[] generations) =>
        [.. generations.Select(generation => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_111), generation))];
}
