using System.Net.Http.Headers;
using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;

namespace LiveRooms.Faults.Shedding;

/// <summary>How loaded a server is, as its operator sees it.</summary>
internal sealed class LoadView : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;

    private LoadView(HttpClient http) => _http = http;

    internal static async Task<LoadView> Open(Uri address)
    {
        var http = new HttpClient { BaseAddress = address };
        var token = await new LiveRoomsApi(http).SignIn.OperatorAsync().Soon();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return new LoadView(http);
    }

    /// <summary>Its level, since when, and the part of its processors' time that it takes.</summary>
    internal async Task<(string Level, string? Since, double Cpu)> Look()
    {
        using var answer = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/ops/load", UriKind.Relative)).Soon());
        var root = answer.RootElement;
        return (root.GetProperty("level").GetString()!, root.GetProperty("since").GetString(), root.GetProperty("now").GetProperty("cpu").GetDouble());
    }

    /// <summary>Ends when it is of a level.</summary>
    internal async Task Until(string level)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while ((await Look()).Level != level)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                throw new TimeoutException($"The server is not {level} but {await Look()}.");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What it measures.</summary>
    internal Task<string> Metrics() => _http.GetStringAsync(new Uri("/metrics", UriKind.Relative)).Soon();

    public void Dispose() => _http.Dispose();
}
