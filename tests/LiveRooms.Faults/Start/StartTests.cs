using LiveRooms.Faults.Kit;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Start;

/// <summary>A start that cannot succeed, as whoever runs the server sees it: a sentence, an exit code, no stack trace.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Production_without_an_issuer_is_refused()
    {
        await using var server = new ServerProcess().With("ASPNETCORE_ENVIRONMENT", "Production");
        await IsRefused(server, "LiveRooms:SignIn:Authority", "LiveRooms:SignIn:Audience");
    }

    [Theory]
    [InlineData("LiveRooms:Edge:Tick", "00:00:00")]
    [InlineData("LiveRooms:Edge:Tick", "soon")]
    [InlineData("LiveRooms:Shows:FollowWait", "00:00:09")]
    [InlineData("LiveRooms:Drops:SnapshotEvery", "1")]
    [InlineData("LiveRooms:Store:Durability", "sometimes")]
    [InlineData("LiveRooms:Redis", "127.0.0.1:x")]
    [InlineData("LiveRooms:Role", "Everything")]
    public async Task An_option_that_cannot_be_used_is_named_in_full(string option, string value)
    {
        await using var server = new ServerProcess($"--{option}={value}");
        await IsRefused(server, option);
    }

    [Fact]
    public async Task Two_bad_options_are_both_named()
    {
        await using var server = new ServerProcess("--LiveRooms:Drops:SnapshotEvery=1", "--LiveRooms:Shows:FollowWait=00:00:09");
        await IsRefused(server, "LiveRooms:Drops:SnapshotEvery", "LiveRooms:Shows:FollowWait");
    }

    [Fact]
    public async Task A_folder_or_an_address_in_use_is_refused_and_the_first_server_lives_on()
    {
        await using var first = new ServerProcess();
        await first.Start().Soon();
        using var stage = await Stage.Open(first.Address);
        await using (var second = new ServerProcess($"--LiveRooms:DataPath={first.DataPath}"))
            await IsRefused(second, first.DataPath, $"process {first.ProcessId}", "LiveRooms:DataPath");
        await using (var second = new ServerProcess($"--urls={first.Address}"))
            await IsRefused(second, first.Address.Authority);
        await using var viewer = await stage.Enter();
        Assert.Null((await viewer.Chat("still there")).Problem);
    }

    [Fact]
    public async Task Damaged_data_is_refused_and_left_alone_and_a_copy_from_before_starts()
    {
        await using var server = new ServerProcess();
        await server.Start().Soon();
        using (var stage = await Stage.Open(server.Address))
            await stage.Drop("one", 1);
        await server.Kill();
        var copy = server.DataPath + "-copy";
        Copy(server.DataPath, copy);

        foreach (var damage in new Action<string>[] { ZeroTheLog, GarbleTheLog, LoseTheLog, GarbleTheMarker, GarbleTheKey })
        {
            damage(server.DataPath);
            var before = Contents(server.DataPath);
            await IsRefused(server, server.DataPath, "damaged");
            Assert.Equal(before, Contents(server.DataPath));
            Directory.Delete(server.DataPath, recursive: true);
            Copy(copy, server.DataPath);
        }

        await server.Start().Soon();
        using var again = await Stage.Open(server.Address);
        Assert.Equal("open", (await again.Card("one")).Status);
    }

    private static async Task IsRefused(ServerProcess server, params string[] words)
    {
        var before = server.Log.Length;
        Assert.NotEqual(0, await server.StartAndEnd().Soon());
        // What goes down again after a late failure may log before it; the sentence comes last.
        var said = server.Log[before..];
        Assert.Contains("LiveRooms did not start.", said, StringComparison.Ordinal);
        said = said[said.IndexOf("LiveRooms did not start.", StringComparison.Ordinal)..];
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static void ZeroTheLog(string data) => Overwrite(data, 0);

    private static void GarbleTheLog(string data) => Overwrite(data, 0x5A);

    // Records with commits behind them. A log that is cut off short, as by a sudden end, cannot be told from a whole one.
    private static void Overwrite(string data, byte value)
    {
        var log = Directory.EnumerateFiles(Path.Combine(data, "store", "AOF"), "aof.log.*").Where(file => new FileInfo(file).Length > 0).First();
        using var file = new FileStream(log, FileMode.Open);
        file.Position = 512;
        file.Write(Enumerable.Repeat(value, 512).ToArray());
    }

    private static void LoseTheLog(string data) => Directory.Delete(Path.Combine(data, "store", "AOF"), recursive: true);

    private static void GarbleTheMarker(string data) => File.WriteAllText(Path.Combine(data, "store", "format"), "what is this?");

    private static void GarbleTheKey(string data) => File.WriteAllText(Path.Combine(data, "signing.key"), "not a key");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Names and sizes of what holds data; a failed start may leave its mark on the lock and in the list of commits.</summary>
    private static List<(string Name, long Length)> Contents(string data) =>
    [
        .. Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.') && !file.Contains("log-commits", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(data, file), new FileInfo(file).Length)),
    ];
}
