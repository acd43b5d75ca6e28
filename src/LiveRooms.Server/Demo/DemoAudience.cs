using System.Globalization;
using LiveRooms.Client;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.SignIn;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Demo;

/// <summary>Simulated viewers in one room, over the real hub.</summary>
internal sealed partial class DemoAudience(
    TokenIssuer issuer, TimeProvider time, IOptions<DemoOptions> options, ILogger<DemoAudience> logger)
{
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(6);

    /// <summary>Fills the room and stays until told to stop.</summary>
    public Task Watch(Uri server, ShowId show, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(1, options.Value.Audience).Select(number => Visit(server, show, number, cancellation)));

    private async Task Visit(Uri server, ShowId show, int number, CancellationToken cancellation)
    {
        var chance = new Random(unchecked((options.Value.Seed * 1_000) + number));
        var id = string.Create(CultureInfo.InvariantCulture, $"g-demo-{number}");
        var viewer = new ViewerCard(id, DemoLines.Names[(number - 1) % DemoLines.Names.Count], RoleNames.Viewer);
        try
        {
            await Task.Delay(chance.NextDouble() * Arrival, time, cancellation);
            await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
            {
                BaseAddress = server,
                Token = _ => Task.FromResult(issuer.Issue(viewer).Token),
                TimeProvider = time,
                Random = new Random(chance.Next()),
            });
            await using var room = await connection.JoinAsync(show.Value, cancellation);
            await new DemoViewer(room, chance, time).Stay(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (LiveRoomsException exception)
        {
            LogLeft(viewer.ViewerId, exception.Message);
        }
    }

    [LoggerMessage(5502, LogLevel.Warning, "The demo viewer {Viewer} left: {Reason}")]
    private partial void LogLeft(string viewer, string reason);
}
