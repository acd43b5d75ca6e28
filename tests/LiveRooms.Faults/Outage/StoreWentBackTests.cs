using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Outage;

/// <summary>
/// A Redis with <c>appendfsync everysec</c> whose machine dies: it comes back with what was on its disk a moment before. What was
/// acknowledged since is gone, and the engine says so: the drop that lost something stands still, and everything else goes on. Until an
/// operator accepts what is left: then the drop sells again, above every number that was seen.
/// </summary>
public sealed class StoreWentBackTests(ITestOutputHelper output)
{
    private const int Size = 10;
    private const int Lost = 25;
    private const int Stock = 10_000;
    private const string Sold = "sold";
    private const string Quiet = "quiet";
    private static readonly string[] EverySecond = ["--appendfsync", "everysec"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drop_that_lost_reservations_stands_still_and_says_why_until_the_loss_is_accepted(bool silosDieToo)
    {
        await using var redis = new RealRedis();
        await redis.Start(EverySecond).Soon();
        string[] shared = [$"--LiveRooms:Redis={redis.Address}", $"--LiveRooms:SignIn:Key={Tokens.Key}"];
        await using var silo = new ServerProcess([.. shared, "--LiveRooms:Role=Silo"]);
        await using var edge = new ServerProcess([.. shared, "--LiveRooms:Role=Edge"]);
        await silo.Start().Soon();
        await edge.Start().Soon();
        using var stage = await Stage.Open(edge.Address);
        await using var audience = await Audience.Enter(stage, Size);
        await stage.Drop(Quiet, 100, perViewer: 10);
        await stage.Drop(Sold, Stock, perViewer: 100);
        Assert.Null((await audience.Viewers[1].Reserve(Quiet)).Problem);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drops.Count(drop => drop.Status == "open") == 2));
        var attempts = new Attempts(audience, Sold);
        var trying = attempts.Run();
        await Answered(attempts, Size);

        var copied = TimeProvider.System.GetTimestamp();
        var copy = redis.CopyFiles();
        await Answered(attempts, attempts.Made.Count + Lost);
        attempts.Stop();
        await trying.Soon();
        var seen = await stage.Card(Sold);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Sold)!.Version >= seen.Version));
        await redis.Kill();
        if (silosDieToo)
            await silo.Kill();
        var died = TimeProvider.System.GetTimestamp();
        redis.PutBack(copy);
        await redis.Start(EverySecond).Soon();
        if (silosDieToo)
            await silo.Start().Soon();

        // The very first answer: what only the edge remembers goes with the question.
        Assert.Equal((int)ProblemCode.StoreWentBack, (await audience.Viewers[2].Reserve(Sold)).Problem?.Code);
        output.WriteLine($"{TimeProvider.System.GetElapsedTime(copied, died).TotalSeconds:F1} s were lost, with "
            + $"{attempts.Made.Count(attempt => attempt.Ended > copied)} acknowledged reservations; named "
            + $"{TimeProvider.System.GetElapsedTime(died).TotalSeconds:F1} s after the end");
        foreach (var viewer in audience.Viewers.Take(4))
            Assert.Equal((int)ProblemCode.StoreWentBack, (await viewer.Reserve(Sold)).Problem!.Code);
        Assert.Null((await audience.Viewers[3].Reserve(Quiet)).Problem);
        Assert.Null((await audience.Viewers[4].Chat("we go on")).Problem);
        await audience.Viewers[5].Room.Until(state => state.Chat.Any(line => line.Text == "we go on"));
        await SaysSo(silo);

        var accepted = await Acceptance.Accept(edge.Address, Sold);
        var gone = await Acceptance.GoesOn(stage, audience, attempts, Sold, accepted, Stock);
        output.WriteLine($"accepted: {gone} reservations were lost; the drop goes on from version {accepted.Kept} at {accepted.Version}, "
            + $"its journal from {accepted.From - 1} at {accepted.Through + 1} ({accepted.Known} was known)");
        // A show that began anew may show for a moment what is left, before the drop is told that there was more: nobody was sold it.
        Assert.All(audience.Faults, fault => Assert.True(silosDieToo && fault.Contains("went back", StringComparison.Ordinal), fault));
        await UntilHealthy(silo).Soon();
    }

    private static async Task Answered(Attempts attempts, int number)
    {
        while (attempts.Made.Count < number)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(attempts.Made, attempt => Assert.Null(attempt.Reply.Problem));
    }

    /// <summary>In the log, as a metric, and as health.</summary>
    private static async Task SaysSo(ServerProcess silo)
    {
        Assert.Contains($"drop:{Sold}", silo.Log, StringComparison.Ordinal);
        Assert.Contains("went back", silo.Log, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = silo.Address };
        var metrics = await http.GetStringAsync("metrics", TestContext.Current.CancellationToken).Soon();
        Assert.Contains("liverooms_journal_went_back_total", metrics, StringComparison.Ordinal);
        Assert.Equal("Degraded", await http.GetStringAsync("health/ready", TestContext.Current.CancellationToken).Soon());
    }

    private static async Task UntilHealthy(ServerProcess silo)
    {
        using var http = new HttpClient { BaseAddress = silo.Address };
        while (await http.GetStringAsync("health/ready", TestContext.Current.CancellationToken).Soon() != "Healthy")
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
