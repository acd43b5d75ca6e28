using LiveRooms.Grains.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class RedisJournalOptionsTests
{
    [Theory]
    [InlineData("Connections", "0")]
    [InlineData("Connections", "33")]
    [InlineData("CommandTimeout", "00:00:00.050")]
    [InlineData("CommandTimeout", "00:02:00")]
    [InlineData("Patience", "00:00:00.050")]
    [InlineData("Patience", "00:02:00")]
    [InlineData("KeyPrefix", "a{b")]
    [InlineData("MaxBytes", "1")]
    public async Task A_wrong_option_is_named_in_full(string option, string value)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => Options(option, value));
        Assert.Contains($"LiveRooms:Journal:{option} must be", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_bound_and_the_store_is_set_in_code()
    {
        var options = await Options("Connections", "3");
        Assert.Equal(3, options.Connections);
        Assert.NotNull(options.Store);
    }

    private static async Task<RedisJournalOptions> Options(string option, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"LiveRooms:Journal:{option}", value)])
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddLiveRoomsJournal(new ConfigurationOptions())
            .BuildServiceProvider();
        Assert.IsType<RedisJournal>(services.GetRequiredService<IJournal>(), exactMatch: true);
        return services.GetRequiredService<IOptions<RedisJournalOptions>>().Value;
    }
}
