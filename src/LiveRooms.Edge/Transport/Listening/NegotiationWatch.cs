using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Reads what SignalR's own endpoint answers to a negotiation, and passes it on as it is.</summary>
internal static class NegotiationWatch
{
    /// <summary>Watches the negotiations of a mapped hub.</summary>
    public static void Watch(IEndpointConventionBuilder hub, Negotiations negotiations) => hub.Add(endpoint =>
    {
        if (endpoint.RequestDelegate is { } answer && endpoint.Metadata.Any(m => m is NegotiateMetadata))
            endpoint.RequestDelegate = context => Watch(context, answer, negotiations);
    });

    private static async Task Watch(HttpContext context, RequestDelegate answer, Negotiations negotiations)
    {
        var body = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await answer(context).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = body;
        }
        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            Keep(bytes, negotiations);
        await body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Keep(ReadOnlyMemory<byte> bytes, Negotiations negotiations)
    {
        using var reply = JsonDocument.Parse(bytes);
        var root = reply.RootElement;
        // With stateful reconnect a connection outlives its socket, which only SignalR's own connections do.
        if (root.TryGetProperty("useStatefulReconnect", out var stateful) && stateful.ValueKind == JsonValueKind.True)
            return;
        if (!root.TryGetProperty("connectionId", out var named) || named.GetString() is not { } id)
            return;
        // Clients of the protocol's version 0 get no token: for them the id is it.
        var token = root.TryGetProperty("connectionToken", out var secret) ? secret.GetString() : id;
        if (token is not null)
            negotiations.Remember(token, id);
    }
}
