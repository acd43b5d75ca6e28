using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Shedding;

/// <summary>
/// A server that may take a small part of its machine is given so much to do that it takes twice that, however much it sheds: it turns
/// newcomers and talk away, sells all the same, and takes everybody in when it is over.
/// </summary>
public sealed class SheddingTests(ITestOutputHelper output)
{
    private const int Size = 30;
    private const int Newcomers = 10;
    private const int Restocks = 20;
    private const int Stock = 1_000;
    private const string Drop = "lamps";
    private const double MostHearts = 20_000;
    private const double Limit = 0.06;
    private static readonly TimeSpan MostRise = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task At_twice_what_it_can_sustain_a_server_refuses_newcomers_and_talk_and_serves_those_who_are_here()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1 only: it needs a machine that does nothing else.");
        await using var server = new ServerProcess(
            $"--LiveRooms:Load:Cpu={Limit}", "--LiveRooms:Load:Memory=0", "--LiveRooms:Load:Queue=0",
            "--LiveRooms:Edge:RequestBurst=10000", "--LiveRooms:Edge:RequestsPerSecond=10000");
        await server.Start().Soon();
        using var load = await LoadView.Open(server.Address);
        using var stage = await Stage.Open(server.Address);
        // Beginning is work as well.
        await load.Until("normal");
        await using var audience = await Audience.Enter(stage, Size);
        await stage.Drop(Drop, Stock, perViewer: 10);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)?.Status == "open"));
        await load.Until("normal");

        await using var hearts = new Hearts(audience);
        var enough = new TaskCompletionSource();
        var twice = new TaskCompletionSource();
        var keeping = Keep(load, hearts, 2 * Limit, twice, enough.Task);
        // A machine that others keep busy may not give it so much; then it is full all the same.
        await Task.WhenAny(twice.Task, Task.Delay(MostRise, TimeProvider.System, TestContext.Current.CancellationToken));
        await load.Until("full");
        var newcomers = Enumerable.Range(Size, Newcomers).Select(number => stage.Enter(number)).ToList();
        var full = await load.Look();
        Assert.Equal("full", full.Level);
        await audience.Each(Buy);
        var said = await Task.WhenAll(audience.Viewers.Select(viewer => viewer.Room.ChatAsync("too much")));
        var waits = await Hear(stage, audience);
        var after = await load.Look();
        enough.SetResult();
        var (pace, cpu) = await keeping.Soon();
        output.WriteLine($"of {Limit:P0} of the processors it took up to {cpu:P0} by {pace:F0} hearts a second; from a restock until all {Size} viewers "
            + $"knew: p50 {waits[waits.Count / 2]:F0} ms, worst {waits[^1]:F0} ms");
        Assert.Equal((full.Level, full.Since), (after.Level, after.Since));
        Assert.All(newcomers, newcomer => Assert.False(newcomer.IsCompleted));
        Assert.All(said, reply => Assert.Equal((int)ProblemCode.Busy, reply.Problem!.Code));
        Assert.All(said, reply => Assert.InRange(reply.Problem!.RetryAfterMs!.Value, 5_000, 10_000));
        Assert.Equal(0, hearts.Refused);

        foreach (var newcomer in await Task.WhenAll(newcomers).Soon())
            await newcomer.DisposeAsync();
        await load.Until("normal");
        await new Talk().Say(audience.Viewers[0], "that was a lot");
        Assert.Equal((2 * Size, 0, Stock + Restocks), await Truth(stage));
        Assert.Contains("liverooms_edge_refused_load_total{what=\"connect\"}", await load.Metrics(), StringComparison.Ordinal);
        Assert.Empty(audience.Faults);
    }

    /// <summary>
    /// As many hearts as take so much of the processors, whatever one of them takes, until it is enough; how many a second at last, and the
    /// most that they took.
    /// </summary>
    private static async Task<(double Pace, double Cpu)> Keep(
        LoadView load, Hearts hearts, double cpu, TaskCompletionSource reached, Task enough)
    {
        var (pace, most) = (500.0, 0.0);
        while (!enough.IsCompleted)
        {
            hearts.PerSecond = pace;
            await Task.WhenAny(enough, Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken));
            var taken = (await load.Look()).Cpu;
            most = Math.Max(most, taken);
            if (taken >= cpu)
                reached.TrySetResult();
            pace = Math.Min(pace * Math.Clamp(cpu / Math.Max(taken, 0.001), 0.8, 1.5), MostHearts);
        }

        hearts.PerSecond = 0;
        return (pace, most);
    }

    private static async Task Buy(Viewer viewer)
    {
        for (var unit = 0; unit < 2; unit++)
        {
            var held = await viewer.Room.ReserveAsync(Drop, 1, viewer.NewOperation()).Soon();
            Assert.Null(held.Problem);
            Assert.Null((await viewer.Room.ConfirmAsync(Drop, held.Reservation!.ReservationId, viewer.NewOperation()).Soon()).Problem);
        }
    }

    /// <summary>Stock comes, again and again, and everybody hears of it; how long that took each time in milliseconds, shortest first.</summary>
    private static async Task<List<double>> Hear(Stage stage, Audience audience)
    {
        var waits = new List<double>();
        for (var restock = 1; restock <= Restocks; restock++)
        {
            var stock = Stock + restock;
            var begun = TimeProvider.System.GetTimestamp();
            await stage.Restock(Drop, 1, $"restock-{restock}");
            await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)!.Stock >= stock));
            waits.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }

    private static async Task<(int Sold, int Held, int Stock)> Truth(Stage stage)
    {
        var card = await stage.Card(Drop);
        return (card.Sold, card.Held, card.Stock);
    }
}
