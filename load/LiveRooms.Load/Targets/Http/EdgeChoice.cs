using System.Net;

namespace LiveRooms.Load.Targets.Http;

/// <summary>
/// Sends a request to one of a target's edges: to the same one as long as it answers, else to the next, for some time. What was perhaps
/// done is asked for again: everything that creators and operators do has an id of theirs, or is done once whoever repeats it.
/// </summary>
/// <param name="edges">At least one.</param>
/// <param name="time">For pauses.</param>
/// <param name="inner">Sends to an edge.</param>
internal sealed class EdgeChoice(IReadOnlyList<Uri> edges, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private int _at;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        var begun = time.GetTimestamp();
        while (true)
        {
            var at = Volatile.Read(ref _at);
            request.RequestUri = new Uri(edges[(int)((uint)at % edges.Count)], path);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (!IsBusy(response.StatusCode) || time.GetElapsedTime(begun) > Patience)
                    return response;
                response.Dispose();
            }
            catch (HttpRequestException) when (time.GetElapsedTime(begun) <= Patience)
            {
                // It is down, or has just gone down: the next one.
            }

            Interlocked.CompareExchange(ref _at, at + 1, at);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
