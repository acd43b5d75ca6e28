using LiveRooms.Faults.Kit;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Cluster;

/// <summary>Two server processes over one real Redis, with one signing key.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly RealRedis _redis = new();

    private Pair(string roleOfSecond)
    {
        string[] shared = [$"--LiveRooms:Redis={_redis.Address}", $"--LiveRooms:SignIn:Key={Tokens.Key}"];
        First = new ServerProcess(shared);
        Second = new ServerProcess([.. shared, $"--LiveRooms:Role={roleOfSecond}"]);
    }

    internal ServerProcess First { get; }

    internal ServerProcess Second { get; }

    /// <summary>The first runs, the second does not yet.</summary>
    internal static async Task<Pair> Begin(string roleOfSecond)
    {
        var pair = new Pair(roleOfSecond);
        await pair._redis.Start().Soon();
        await pair.First.Start().Soon();
        return pair;
    }

    /// <summary>Half of the viewers prefer one server, half the other; each takes either. All protocols on both.</summary>
    internal Uri[] Spread(int number) => (number & 2) == 0 ? [First.Address, Second.Address] : [Second.Address, First.Address];

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await _redis.DisposeAsync();
    }
}
