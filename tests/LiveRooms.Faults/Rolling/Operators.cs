using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Http;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Rolling;

/// <summary>An operator at one process.</summary>
internal sealed class Operators : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;
    private readonly string _token;

    private Operators(HttpClient http, string token) => (_http, _token) = (http, token);

    /// <summary>Signs in at an edge.</summary>
    internal static async Task<Operators> At(Uri edge)
    {
        var http = new HttpClient { BaseAddress = edge };
        var token = await new LiveRoomsApi(http).SignIn.OperatorAsync(TestContext.Current.CancellationToken).Soon();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return new Operators(http, token.Token);
    }

    /// <summary>
    /// Asks another process to empty itself and end, by its id; ends with the process. What processes say is kept in memory by one
    /// of them: it may have to be asked again.
    /// </summary>
    internal async Task<int> Drain(ServerProcess silo)
    {
        for (var ended = silo.Ended; !ended.IsCompleted; await Task.WhenAny(ended, Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken)))
        {
            if (await Card(silo) is { ProcessId: { } id })
                await _http.PostAsync(new Uri($"ops/processes/{id}/drain", UriKind.Relative), null, TestContext.Current.CancellationToken).Soon();
        }

        return await silo.End();
    }

    /// <summary>Asks a process itself, with what it says of it; ends with the process.</summary>
    internal async Task<int> DrainThis(ServerProcess process)
    {
        using var http = new HttpClient { BaseAddress = process.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        var drain = new Uri("ops/drain", UriKind.Relative);
        Assert.Contains("\"hasBegun\":false", await http.GetStringAsync(drain, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var answer = await http.PostAsync(drain, null, TestContext.Current.CancellationToken).Soon();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Contains("\"hasBegun\":true", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return await process.End();
    }

    public void Dispose() => _http.Dispose();

    private async Task<ProcessCard?> Card(ServerProcess silo)
    {
        using var answer = await _http.GetAsync(new Uri("ops/cluster", UriKind.Relative), TestContext.Current.CancellationToken).Soon();
        if (!answer.IsSuccessStatusCode)
            return null;
        var cluster = await answer.Content.ReadFromJsonAsync<ClusterCard>(TestContext.Current.CancellationToken);
        return cluster!.Processes.FirstOrDefault(process => process.Silo?.Address == silo.SiloAddress && process.State == "running");
    }
}
