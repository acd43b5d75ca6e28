using System.Globalization;

namespace LiveRooms.Bench.Fit;

/// <summary>What Redis says of itself.</summary>
/// <param name="Commands">Commands it was given since its start.</param>
/// <param name="BytesIn">Bytes it was sent since its start.</param>
/// <param name="Memory">Bytes it holds.</param>
internal sealed record RedisNumbers(double Commands, double BytesIn, double Memory)
{
    public static async Task<RedisNumbers> Of(RedisServer redis)
    {
        var text = (string)(await redis.Database.ExecuteAsync("INFO"))!;
        var fields = text.Split("\r\n").Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2)).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
        double Read(string name) => double.Parse(fields[name], CultureInfo.InvariantCulture);
        return new RedisNumbers(Read("total_commands_processed"), Read("total_net_input_bytes"), Read("used_memory"));
    }
}
