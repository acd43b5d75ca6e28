using System.Net;
using System.Net.WebSockets;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace LiveRooms.Client.Link;

/// <summary>
/// Connects straight by WebSocket, without a negotiation: one request, and no need that a second one meets the same
/// process. Tells a refused token from a server that is away.
/// </summary>
internal static class WebSocketDoor
{
    internal static void Configure(HttpConnectionOptions transport, LiveRoomsOptions options)
    {
        transport.SkipNegotiation = true;
        transport.Transports = HttpTransportType.WebSockets;
        transport.WebSocketFactory = async (context, cancel) => await ConnectAsync(context, options, cancel).ConfigureAwait(false);
        options.ConfigureTransport?.Invoke(transport);
    }

    private static async Task<WebSocket> ConnectAsync(
        WebSocketConnectionContext context, LiveRoomsOptions options, CancellationToken cancel)
    {
        var token = await TokenAsync(options, cancel).ConfigureAwait(false);
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            foreach (var (name, value) in context.Options.Headers)
            {
                socket.Options.SetRequestHeader(name, value);
            }

            context.Options.WebSocketConfiguration?.Invoke(socket.Options);
            await socket.ConnectAsync(context.Uri, cancel).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException fault) when (Refusal(socket.HttpStatusCode) is { } problem)
        {
            socket.Dispose();
            throw new LiveRoomsException(problem, socket.HttpStatusCode, fault);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> TokenAsync(LiveRoomsOptions options, CancellationToken cancel)
    {
        try
        {
            return await options.Token(cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not LiveRoomsException && !cancel.IsCancellationRequested)
        {
            throw LiveRoomsException.Because(ProblemCode.SignInRequired, "No token could be had.", inner: fault);
        }
    }

    private static Problem? Refusal(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized =>
            new Problem((int)ProblemCode.SignInRequired, "The server does not accept the token.", Retryable: false),
        HttpStatusCode.Forbidden =>
            new Problem((int)ProblemCode.RoleForbidden, "The token's role may not join rooms.", Retryable: false),
        HttpStatusCode.TooManyRequests =>
            new Problem((int)ProblemCode.RateLimited, "The server asks to come back later.", Retryable: true),
        _ => null,
    };
}
