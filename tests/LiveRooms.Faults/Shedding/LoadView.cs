using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Faults.Shedding;

/// <summary>How loaded a server is, as its operator sees it.</summary>
internal sealed class LoadView : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;

    private LoadView(HttpClient http) => _http = http;

    /// <summary>The view of a process.</summary>
    /// <param name="address">Of it.</param>
    /// <param name="door">Where operators sign in; a silo by itself has no such place. By default the same process.</param>
    internal static async Task<LoadView> Open(Uri address, Uri? door = null)
    {
        using var signIn = new HttpClient { BaseAddress = door ?? address };
        var token = await new LiveRoomsApi(signIn).SignIn.OperatorAsync().Soon();
        var http = new HttpClient { BaseAddress = address };
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

    /// <summary>Ends when something sets the pace of a room at this process.</summary>
    internal async Task Until(string show, string why)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (await Why(show) != why)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromMinutes(1))
                throw new TimeoutException($"The pace of {show} is not set by {why} but by {await Why(show)}.");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What sets the pace of a room at this process.</summary>
    internal async Task<string> Why(string show)
    {
        var hot = await _http.GetFromJsonAsync<HotRooms>("ops/rooms", TestContext.Current.CancellationToken).Soon();
        return hot!.Rooms.Single(room => room.ShowId == show).Why;
    }

    /// <summary>What it measures.</summary>
    internal Task<string> Metrics() => _http.GetStringAsync(new Uri("/metrics", UriKind.Relative)).Soon();

    public void Dispose() => _http.Dispose();
}
