using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using LiveRooms.Browser.Stage;
using LiveRooms.Client;
using LiveRooms.TestKit;

namespace LiveRooms.Browser.Stories;

/// <summary>SignalR's own client as it is published, without a line of ours, in a real browser, on an edge as it starts by default.</summary>
public sealed partial class OrdinaryClientTests(Chromium chromium) : BrowserTest(chromium)
{
    // Joins, says a line, and answers what SignalR's transport is called when a frame has brought the line.
    private const string Visit = """
        async ([showId, token, transport, skipNegotiation]) => {
            const hub = new signalR.HubConnectionBuilder()
                .withUrl('/hub/live', { accessTokenFactory: () => token, transport, skipNegotiation })
                .configureLogging(signalR.LogLevel.None).build();
            const heard = new Promise((resolve, reject) => {
                hub.on('Frame', frame => (frame.chat ?? []).some(line => line.text === 'hello ' + transport) && resolve());
                hub.onclose(error => reject(error ?? new Error('closed')));
            });
            await hub.start();
            const joined = await hub.invoke('Join', { showId });
            const said = await hub.invoke('Chat', { operationId: crypto.randomUUID(), text: 'hello ' + transport });
            if (joined.problem || said.problem) throw new Error(JSON.stringify([joined.problem, said.problem]));
            await heard;
            const used = signalR.HttpTransportType[transport];
            hub.stop();
            return used;
        }
        """;

    private static readonly string Library = File.ReadAllText(
        typeof(OrdinaryClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SignalRClient").Value!);

    private readonly ServerProcess _server = new();
    private readonly HttpClient _http = new();

    protected override ServerProcess Server => _server;

    [Theory]
    [InlineData(1, true, "WebSockets", 1)]
    [InlineData(1, false, "WebSockets", 1)]
    [InlineData(2, false, "ServerSentEvents", 0)]
    [InlineData(4, false, "LongPolling", 0)]
    public async Task It_joins_speaks_and_hears(int transport, bool skipNegotiation, string name, int servedByTheEdge)
    {
        var api = new LiveRoomsApi(_http);
        var show = await (await Creator.SignIn(api, "ordinary")).Show();
        var token = (await api.SignIn.GuestAsync("Ada", TestContext.Current.CancellationToken)).Token;
        var visitor = await Come();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.EvaluateAsync($"() => {{ {Library}\n }}");

        Assert.Equal(name, await visitor.Page.EvaluateAsync<string>(Visit, new object[] { show, token, transport, skipNegotiation }));

        Assert.Equal(servedByTheEdge, await SocketsOfTheEdge());
    }

    public override async ValueTask InitializeAsync()
    {
        await _server.Start();
        _http.BaseAddress = _server.Address;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<int> SocketsOfTheEdge()
    {
        var served = EdgeSockets().Match(await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
        return served.Success ? int.Parse(served.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("""^liverooms_edge_sockets_total\{by="edge"\} (\d+)""", RegexOptions.Multiline)]
    private static partial Regex EdgeSockets();
}
