using LiveRooms.Server.Store;
using Microsoft.Extensions.Configuration;

namespace LiveRooms.Server.Tests.Store;

public sealed class StoreOptionsTests
{
    [Theory]
    [InlineData("LiveRooms:Redis", "redis:6379,nonsense=1")]
    [InlineData("LiveRooms:DataPath", " ")]
    [InlineData("LiveRooms:Store:Durability", "sometimes")]
    [InlineData("LiveRooms:Store:Durability", "7")]
    [InlineData("LiveRooms:Store:MemoryLimitMb", "63")]
    [InlineData("LiveRooms:Store:MemoryLimitMb", "11265")]
    [InlineData("LiveRooms:Store:MemoryLimitMb", "much")]
    [InlineData("LiveRooms:Store:SkipCheck", "perhaps")]
    public void A_wrong_option_is_named_in_full(string option, string value)
    {
        var failure = Assert.Throws<StoreException>(() => From(new() { [option] = value }));
        Assert.StartsWith($"{option} must ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var failure = Assert.Throws<StoreException>(
            () => From(new() { ["LiveRooms:DataPath"] = "", ["LiveRooms:Store:Durability"] = "never" }));
        Assert.Contains("LiveRooms:DataPath must", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LiveRooms:Store:Durability must", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_configured_means_embedded_in_data_by_everysec()
    {
        var options = From([]);
        Assert.Equal(
            (null, "./data", StoreDurability.EverySec, 0, false),
            (options.Redis, options.DataPath, options.Durability, options.MemoryLimitMb, options.SkipCheck));
    }

    [Fact]
    public void What_is_configured_is_taken()
    {
        var options = From(new()
        {
            ["LiveRooms:Redis"] = "redis:6379,password=secret",
            ["LiveRooms:DataPath"] = "elsewhere",
            ["LiveRooms:Store:Durability"] = "ALWAYS",
            ["LiveRooms:Store:MemoryLimitMb"] = "64",
            ["LiveRooms:Store:SkipCheck"] = "true",
        });
        Assert.Equal(
            ("redis:6379,password=secret", "elsewhere", StoreDurability.Always, 64, true),
            (options.Redis, options.DataPath, options.Durability, options.MemoryLimitMb, options.SkipCheck));
    }

    private static StoreOptions From(Dictionary<string, string?> configured) =>
        StoreOptions.From(new ConfigurationBuilder().AddInMemoryCollection(configured).Build());
}
