using LiveRooms.Grains.Journal;
using LiveRooms.Server.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StackExchange.Redis;

namespace LiveRooms.Server.Tests.Silo;

/// <summary>A failure reaches a caller in another process whatever its cause is: else the caller would wait until time is up.</summary>
public sealed class TravellingFailureTests
{
    [Fact]
    public void A_failure_of_the_store_reaches_the_caller_with_its_cause()
    {
        var services = new ServiceCollection().AddSerializer().AddClustering(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var cause = new RedisConnectionException(ConnectionFailureType.SocketClosed, "The store is gone.", new PrivateException("Reset."));
        Exception failure = new JournalUnavailableException("No answer.", cause);

        var received = serializer.Deserialize<Exception>(serializer.SerializeToArray(failure));

        Assert.Equal("No answer.", Assert.IsType<JournalUnavailableException>(received).Message);
        Assert.Equal("The store is gone.", Assert.IsType<RedisConnectionException>(received.InnerException).Message);
        Assert.Equal("Reset.", received.InnerException!.InnerException!.Message);
    }

    /// <summary>A type that nobody made ready to travel, as libraries have.</summary>
    private sealed class PrivateException(string message) : Exception(message);
}
