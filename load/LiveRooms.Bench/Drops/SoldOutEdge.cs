using System.Diagnostics;
using System.Diagnostics.Metrics;
using LiveRooms.Bench.Machine;
using LiveRooms.Edge;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Shedding;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveRooms.Bench.Drops;

/// <summary>
/// Refusals a second of one edge for a drop with nothing left and no waitlist: the real sessions and relay of this process, which
/// follows the real show in the silo's; from a request as the hub hands it over to the reply, a session on each core.
/// </summary>
internal static class SoldOutEdge
{
    private const int Requests = 1_000;

    public static async Task<double> Measure(SiloServer silo, DropId drop, TimeSpan time)
    {
        var grains = silo.Edges[0];
        var options = new EdgeOptions { RequestBurst = 1_000_000_000, RequestsPerSecond = 10_000_000 };
        using var lifetime = new ApplicationLifetimeHolder();
        await using var services = new ServiceCollection().AddMetrics().AddLogging().AddSignalR().AddMessagePackProtocol().Services
            .AddSingleton<FrameEncoder>().BuildServiceProvider();
        var protocol = services.GetServices<IHubProtocol>().First();
        var metrics = new EdgeMetrics(services.GetRequiredService<IMeterFactory>());
        var context = new RelayContext(
            options, TimeProvider.System, services.GetRequiredService<FrameEncoder>(),
            new ProcessLoad(), metrics,
            () => new RelaySession(Guid.NewGuid().ToString("n")), NullLogger<Relay>.Instance);
        var relays = new Relays(grains, context, lifetime.Value);
        var desk = new DropDesk(grains, TimeProvider.System, Options.Create(options), NullLogger<DropDesk>.Instance, new GatewayLosses());
        var edge = new SessionContext(
            relays, desk, new RememberedDrops(grains, metrics, TimeProvider.System, NullLogger<RememberedDrops>.Instance), new Checkouts(grains, new NoCheckoutPages()), new ChatLimits(options, TimeProvider.System),
            new Admissions(options, TimeProvider.System, metrics, new ProcessLoad()), grains, TimeProvider.System, options);
        var sessions = Enumerable.Range(0, Environment.ProcessorCount).Select(i => new ViewerSession(
            new Viewer(new ViewerId($"viewer-{i}"), "Bench", Role.Viewer), Connection(protocol), edge)).ToList();
        foreach (var session in sessions)
        {
            if ((await session.Join(new JoinRequest(drop.Value))).Problem is { } problem)
                throw new InvalidOperationException(problem.Message);
        }

        var begun = Stopwatch.GetTimestamp();
        var refused = await Task.WhenAll(sessions.Select(session => Task.Run(() => Ask(session, drop, begun, time))));
        var perSecond = refused.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var session in sessions)
            await session.Close();
        lifetime.Value.StopApplication();
        await relays.StopAsync(CancellationToken.None);
        return perSecond;
    }

    /// <summary>Counts the refusals that needed no call: an asked drop would not have answered at once.</summary>
    private static async Task<long> Ask(ViewerSession session, DropId drop, long begun, TimeSpan time)
    {
        var ids = Enumerable.Range(0, Requests).Select(_ => Ids.Operation()).ToArray();
        var refused = 0L;
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            foreach (var id in ids)
            {
                var reply = session.Reserve(new ReserveRequest(drop.Value, id, 1, First: true));
                if (reply.IsCompleted)
                    refused += (await reply).Problem?.Code == (int)RefusalReason.SoldOut ? 1 : 0;
                else
                    await reply;
            }
        }

        return refused;
    }

    private static HubConnectionContext Connection(IHubProtocol protocol) =>
        new(new DefaultConnectionContext(Guid.NewGuid().ToString("n")), new HubConnectionContextOptions(), NullLoggerFactory.Instance)
        {
            Protocol = protocol,
        };

    /// <summary>A host's lifetime without the host.</summary>
    private sealed class ApplicationLifetimeHolder : IDisposable
    {
        public ApplicationLifetime Value { get; } = new(NullLogger<ApplicationLifetime>.Instance);

        public void Dispose() => Value.NotifyStopped();
    }
}
