using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Bench.Drops;

/// <summary>
/// Peer A: one Redis script for each reservation, over 50 raw connections (no client library between), each with
/// <paramref name="depth"/> in flight.
/// </summary>
internal sealed class RedisScript(RedisServer redis, int depth) : IContender
{
    private const int Connections = 50;
    private const string Keys = "peer";

    private readonly List<RespConnection> _connections = [];
    private string _sha = "";

    public string Name => depth == 1 ? "Redis script, 50 connections" : $"Redis script, 50 connections x {depth} in flight";

    public async Task Prepare(bool sync)
    {
        await redis.SetDurability(sync ? "always" : "everysec");
        await Clear();
        await redis.Database.StringSetAsync($"{Keys}:free", 100_000_000);
        using var text = new StreamReader(typeof(RedisScript).Assembly.GetManifestResourceStream(typeof(RedisScript), "Reserve.lua")!);
        _sha = (string)(await redis.Database.ExecuteAsync("SCRIPT", "LOAD", await text.ReadToEndAsync()))!;
        while (_connections.Count < Connections)
            _connections.Add(await RespConnection.Open(redis.Port));
    }

    public Task<Sample> Run(TimeSpan time) => Sample.Of([redis.ProcessId], async () =>
    {
        var begun = Stopwatch.GetTimestamp();
        var made = await Task.WhenAll(_connections.Select(connection => Task.Run(async () =>
        {
            var count = 0L;
            while (Stopwatch.GetElapsedTime(begun) < time)
            {
                for (var i = 0; i < depth; i++)
                    Reserve(connection);
                await connection.Exchange(expected: ":1", depth);
                count += depth;
            }

            return count;
        })));
        return made.Sum();
    });

    public Task Clear() => redis.Database.KeyDeleteAsync([$"{Keys}:free", $"{Keys}:units", $"{Keys}:holds"]);

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Reserve(RespConnection connection)
    {
        var deadline = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 3_600_000;
        connection.Add(
            "EVALSHA", _sha, "3", $"{Keys}:free", $"{Keys}:units", $"{Keys}:holds",
            Ids.Viewer(), Ids.Operation(), "1", "1", deadline.ToString(CultureInfo.InvariantCulture));
    }
}
