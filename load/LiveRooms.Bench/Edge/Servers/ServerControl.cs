using System.Globalization;
using System.Text.Json;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>
/// A server process does what its standard input says, a command a line, and answers each with its reading. It ends with its
/// input, so also with its parent.
/// </summary>
internal static class ServerControl
{
    /// <summary>Before the port, when the server takes viewers.</summary>
    public const string Open = "open ";

    public const string Publish = "publish ";
    public const string Stop = "stop";
    public const string Report = "report";
    public const string Forget = "forget";
    public const string Collect = "collect";

    public static async Task<int> Run(IBenchServer server)
    {
        Console.WriteLine(Open + server.Port.ToString(CultureInfo.InvariantCulture));
        using var publishing = new Publishing(server);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command.StartsWith(Publish, StringComparison.Ordinal))
                await publishing.Begin(double.Parse(command[Publish.Length..], CultureInfo.InvariantCulture));
            else if (command == Stop)
                await publishing.End();
            else if (command == Forget)
                server.Forget();
            else if (command == Collect)
                CollectGarbage();
            Console.WriteLine(JsonSerializer.Serialize(ServerReading.Now(server), EdgeJson.Default.ServerReading));
        }

        return 0;
    }

    /// <summary>Memory then is what is held, not what happens to be left over.</summary>
    public static void CollectGarbage()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>At most one publishing at a time; one that hangs on a viewer is left behind.</summary>
    private sealed class Publishing(IBenchServer server) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

        private CancellationTokenSource _stop = new();
        private Task _running = Task.CompletedTask;

        public async Task Begin(double perSecond)
        {
            await End();
            _stop = new CancellationTokenSource();
            var stop = _stop.Token;
            _running = Task.Run(() => server.Publish(perSecond, stop), stop);
        }

        public async Task End()
        {
            await _stop.CancelAsync();
            await Task.WhenAny(_running, Task.Delay(Patience, TimeProvider.System, CancellationToken.None));
        }

        public void Dispose() => _stop.Dispose();
    }
}
