using LiveRooms.Server.Tests.Api;

namespace LiveRooms.Server.Tests.Payments;

/// <summary>A server whose notices are signed with one of two secrets, and that lets in hardly any guest.</summary>
public sealed class WebhookServer : IAsyncLifetime
{
    public const string Secret = "a-secret-of-more-than-32-characters";
    public const string Older = "the-secret-before-that-one-was-made";

    internal RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.Start(
        "Development", $"--LiveRooms:Payments:WebhookSecret={Secret}", $"--LiveRooms:Payments:PreviousWebhookSecret={Older}",
        "--LiveRooms:SignIn:GuestBurst=1", "--LiveRooms:SignIn:GuestsPerSecond=1");

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
