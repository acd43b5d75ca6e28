using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Outage;

/// <summary>
/// Two silos, an edge, and a Redis that is away for a while: the room goes on as if nothing were, reservations are answered with a
/// code and a time and never with what is not stored, and afterwards all is there once.
/// </summary>
public sealed class StoreAwayTests(ITestOutputHelper output)
{
    private const int Size = 20;
    private const string Drop = "lamps";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("killed", 6, 30)]
    [InlineData("frozen", 5, 12)]
    public async Task A_room_goes_on_while_the_store_is_away_and_all_is_stored_in_the_end(string how, int brief, int thorough)
    {
        var seconds = LongRun.Choose(brief, thorough);
        await using var redis = new RealRedis();
        await redis.Start().Soon();
        string[] shared = [$"--LiveRooms:Redis={redis.Address}", $"--LiveRooms:SignIn:Key={Tokens.Key}"];
        await using var first = new ServerProcess([.. shared, "--LiveRooms:Role=Silo"]);
        await using var second = new ServerProcess([.. shared, "--LiveRooms:Role=Silo"]);
        await using var edge = new ServerProcess([.. shared, "--LiveRooms:Role=Edge"]);
        await Task.WhenAll(first.Start(), second.Start()).Soon();
        await edge.Start().Soon();
        using var stage = await Stage.Open(edge.Address);
        await using var audience = await Audience.Enter(stage, Size);
        await stage.Drop(Drop, 100_000, perViewer: 100);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)?.Status == "open"));
        var attempts = new Attempts(audience, Drop);
        var trying = attempts.Run();
        var talk = new Talk();
        await talk.Say(audience.Viewers[1], "before");

        var gone = TimeProvider.System.GetTimestamp();
        await (how == "killed" ? redis.Kill() : redis.Freeze());
        var waits = await GoOn(stage, audience, talk, TimeSpan.FromSeconds(seconds));
        Assert.Equal("Degraded", await Ready(edge));
        var back = TimeProvider.System.GetTimestamp();
        await (how == "killed" ? redis.Start() : redis.Thaw());
        var known = attempts.Made.Count(attempt => attempt.Reply.Problem is null);
        while (attempts.Made.Count(attempt => attempt.Reply.Problem is null) < known + Size)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        attempts.Stop();
        await trying.Soon();

        Report(attempts, waits, gone, back);
        var refused = attempts.Made.Where(attempt => attempt.Reply.Problem is not null).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, attempt => Assert.Equal((int)ProblemCode.StoreUnavailable, attempt.Reply.Problem!.Code));
        Assert.All(refused, attempt => Assert.True(attempt.Reply.Problem!.RetryAfterMs > 0));
        await attempts.Check(stage);
        await Audit.Hearts(stage, audience, talk, 0);
        await Audit.Chat(stage, audience, talk);
        Assert.Empty(audience.Faults);
        Assert.All(audience.Viewers, viewer => Assert.Equal(0, viewer.Watch.Rejoins));
    }

    /// <summary>Chat, hearts and the count of viewers, beat by beat; how long each line took until the others saw it.</summary>
    private static async Task<List<TimeSpan>> GoOn(Stage stage, Audience audience, Talk talk, TimeSpan length)
    {
        var waits = new List<TimeSpan>();
        var begun = TimeProvider.System.GetTimestamp();
        for (var beat = 0; TimeProvider.System.GetElapsedTime(begun) < length; beat++)
        {
            var (speaker, listener) = (audience.Viewers[beat % Size], audience.Viewers[(beat + 1) % Size]);
            var (text, said) = ($"beat {beat}", TimeProvider.System.GetTimestamp());
            var hearts = talk.Counted + Size;
            await audience.Each(viewer => talk.Heart(viewer));
            await Task.WhenAll(
                talk.Say(speaker, text),
                listener.Room.Until(state => state.Chat.Any(line => line.Text == text)),
                listener.Room.Until(state => state.Counters.Tallies["heart"] >= hearts));
            waits.Add(TimeProvider.System.GetElapsedTime(said));
            await using (await stage.Enter(1_000 + beat))
                await listener.Room.Until(state => state.Counters.Audience == Size + 1);
            await listener.Room.Until(state => state.Counters.Audience == Size);
            await Task.Delay(Beat, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return waits;
    }

    private static async Task<string> Ready(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        return await http.GetStringAsync("health/ready", TestContext.Current.CancellationToken).Soon();
    }

    private void Report(Attempts attempts, List<TimeSpan> waits, long gone, long back)
    {
        var time = TimeProvider.System;
        var refused = attempts.Made.Where(attempt => attempt.Reply.Problem is not null).ToList();
        var since = attempts.Made.Where(attempt => attempt.Reply.Problem is null && attempt.Ended > back).ToList();
        output.WriteLine($"away for {time.GetElapsedTime(gone, back).TotalSeconds:F1} s; lines were seen by others after "
            + $"{waits.Max().TotalSeconds:F2} s at worst, {waits.Order().ElementAt(waits.Count / 2).TotalSeconds:F2} s in the middle");
        var took = refused.Select(a => time.GetElapsedTime(a.Begun, a.Ended).TotalSeconds).Order().ToArray();
        var known = refused.Min(a => a.Ended);
        var later = refused.Where(a => a.Begun > known).Select(a => time.GetElapsedTime(a.Begun, a.Ended).TotalSeconds).Order().ToArray();
        output.WriteLine($"{attempts.Made.Count} reservations asked for, {refused.Count} answered store_unavailable, the first {time.GetElapsedTime(gone, known).TotalSeconds:F1} s "
            + $"into the outage, each after {took[0]:F2} to {took[^1]:F2} s; those asked for after that first one ({later.Length}): "
            + $"{later.ElementAtOrDefault(later.Length / 2):F3} s in the middle, {later.LastOrDefault():F2} s at most");
        output.WriteLine($"the first reservation was answered {time.GetElapsedTime(back, since.Min(a => a.Ended)).TotalSeconds:F1} s after the store was back");
    }
}
