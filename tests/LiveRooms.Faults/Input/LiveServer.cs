using LiveRooms.Faults.Kit;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Input;

/// <summary>One server with a live show and drops in every state, for all tests of a class.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private readonly ServerProcess _server = new($"--LiveRooms:SignIn:Key={Tokens.Key}");

    internal Stage Stage { get; private set; } = null!;

    internal Uri Address => _server.Address;

    public async ValueTask InitializeAsync()
    {
        await _server.Start().Soon();
        Stage = await Stage.Open(Address);
        await Stage.Drop("open", 1_000, perViewer: 2);
        await Stage.Drop("announced", 10, open: false);
        await Stage.Drop("closed", 10);
        await Stage.Own.Drops.CloseAsync("closed", TestContext.Current.CancellationToken).Soon();
    }

    public async ValueTask DisposeAsync()
    {
        Stage.Dispose();
        await _server.DisposeAsync();
    }
}
