using Microsoft.AspNetCore.Http.Connections.Client;

namespace LiveRooms.Faults.Kit;

/// <summary>Where a client connects when there are several servers: the same one as long as it answers, else the next.</summary>
internal sealed class Failover(Uri[] addresses)
{
    private int _at;

    /// <summary>Connects wait for this; done unless a test holds them up.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    internal void Configure(HttpConnectionOptions transport)
    {
        var connect = transport.WebSocketFactory!;
        transport.WebSocketFactory = async (context, cancel) =>
        {
            await Gate.WaitAsync(cancel);
            var server = addresses[_at % addresses.Length];
            var address = new UriBuilder(context.Uri) { Host = server.Host, Port = server.Port }.Uri;
            try
            {
                return await connect(new WebSocketConnectionContext(address, context.Options), cancel);
            }
            catch
            {
                _at++;
                throw;
            }
        };
    }
}
