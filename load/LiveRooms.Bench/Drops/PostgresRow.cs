using System.Diagnostics;
using LiveRooms.Bench.Machine;
using Npgsql;

namespace LiveRooms.Bench.Drops;

/// <summary>
/// Peer B: one hot row in PostgreSQL, 32 connections. Decrement and hold are one statement, so one transaction and one round
/// trip: the quickest form of it, prepared once on each connection.
/// </summary>
internal sealed class PostgresRow(PostgresServer server) : IContender
{
    private const int Connections = 32;

    private const string Tables = """
        DROP TABLE IF EXISTS item, hold;
        CREATE TABLE item (id int PRIMARY KEY, free int NOT NULL CHECK (free >= 0)) WITH (fillfactor = 10);
        CREATE TABLE hold (operation uuid PRIMARY KEY, viewer text NOT NULL, units int NOT NULL, until timestamptz NOT NULL);
        INSERT INTO item VALUES (1, 100000000);
        """;

    private const string Reserve = """
        WITH taken AS (UPDATE item SET free = free - $1 WHERE id = 1 AND free >= $1 RETURNING 1)
        INSERT INTO hold SELECT $2, $3, $1, now() + interval '1 hour' FROM taken
        """;

    private NpgsqlDataSource? _source;

    public string Name => "PostgreSQL, one row, 32 connections";

    public async Task Prepare(bool sync)
    {
        _source = NpgsqlDataSource.Create(server.Connection(sync ? "on" : "off"));
        await using var command = _source.CreateCommand(Tables);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Sample> Run(TimeSpan time)
    {
        var connections = new List<NpgsqlConnection>();
        while (connections.Count < Connections)
            connections.Add(await _source!.OpenConnectionAsync());
        var sample = await Sample.Of([server.ProcessId], async () =>
        {
            var begun = Stopwatch.GetTimestamp();
            var made = await Task.WhenAll(connections.Select(connection => Task.Run(() => Sell(connection, begun, time))));
            return made.Sum();
        });
        foreach (var connection in connections)
            await connection.DisposeAsync();
        return sample;
    }

    public async Task Clear()
    {
        await _source!.DisposeAsync();
        _source = null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<long> Sell(NpgsqlConnection connection, long begun, TimeSpan time)
    {
        await using var command = new NpgsqlCommand(Reserve, connection);
        var units = command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        var operation = (NpgsqlParameter<Guid>)command.Parameters.Add(new NpgsqlParameter<Guid>());
        var viewer = (NpgsqlParameter<string>)command.Parameters.Add(new NpgsqlParameter<string>());
        (operation.TypedValue, viewer.TypedValue) = (Guid.NewGuid(), "");
        await command.PrepareAsync();
        var made = 0L;
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            (operation.TypedValue, viewer.TypedValue) = (Ids.Next(), Ids.Viewer());
            made += await command.ExecuteNonQueryAsync();
        }

        return made;
    }
}
