using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using StackExchange.Redis;

namespace LiveRooms.Server.Tests.Store;

public sealed class RedisStoreTests(RealRedis redis) : IClassFixture<RealRedis>
{
    [Fact]
    public async Task It_says_where_it_is_and_which_durability_is_in_force()
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var server = admin.GetServers()[0];
        Assert.EndsWith("always (acknowledged means on disk)", await Description(), StringComparison.Ordinal);
        await server.ConfigSetAsync("appendfsync", "everysec");
        Assert.Contains("everysec (a sudden end", await Description(), StringComparison.Ordinal);
        await server.ConfigSetAsync("appendonly", "no");
        Assert.Contains("none (appendonly is off", await Description(), StringComparison.Ordinal);
        await server.ExecuteAsync("ACL", "SETUSER", "limited", "on", ">secret", "~*", "+@all", "-config");
        Assert.Contains("unknown", await Description(",user=limited,password=secret"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await Description(",user=limited,password=secret"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Membership_of_a_shared_store_is_not_touched()
    {
        await using var store = await DataStore.Open(Options());
        Assert.False(store.IsEmbedded);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.ClearMembership("service", "cluster"));
    }

    [Fact]
    public async Task A_redis_that_does_not_answer_is_named()
    {
        await using var gone = new RealRedis();
        var options = new StoreOptions { Redis = $"{gone.Configuration.EndPoints[0]},connectTimeout=500,connectRetry=1" };
        var failure = await Assert.ThrowsAsync<StoreException>(() => DataStore.Open(options));
        Assert.Contains($"{gone.Configuration.EndPoints[0]} (LiveRooms:Redis)", failure.Message, StringComparison.Ordinal);
    }

    private StoreOptions Options(string more = "") => new() { Redis = $"{redis.Configuration.EndPoints[0]}{more}" };

    private async Task<string> Description(string more = "")
    {
        await using var store = await DataStore.Open(Options(more));
        return store.Description;
    }
}
