using LiveRooms.Server.Tests.Api;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace LiveRooms.Server.Tests.Api;

/// <summary>One Development server for all tests that only call it; each uses ids of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private static int _number;

    internal RunningServer Server { get; private set; } = null!;

    /// <summary>An id that no other test uses.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Interlocked.Increment(ref _number)}";

    public async ValueTask InitializeAsync() => Server = await RunningServer.Start();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
