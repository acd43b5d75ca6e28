using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// A room in which all happens all the time: viewers chat, send hearts, reserve and buy, and its creator restocks and opens drops. In the
/// end nothing of it may be missing at anybody.
/// </summary>
internal sealed class BusyRoom
{
    private const string Drop = "lamps";
    private const int Stock = 100_000;

    private readonly Stage _stage;
    private readonly Audience _audience;
    private readonly Talk _talk = new();
    private readonly Shoppers _shoppers;
    private readonly Host _host;
    private readonly List<Silence> _silences;
    private readonly Task _running;

    private BusyRoom(Stage[] stages, Audience audience)
    {
        (_stage, _audience) = (stages[0], audience);
        _shoppers = new Shoppers(audience, Drop, _talk);
        _host = new Host(Drop, stages);
        _silences = [.. audience.Viewers.Select(viewer => new Silence(viewer.Room))];
        _running = Task.WhenAll(_shoppers.Run(), _host.Run());
    }

    /// <summary>Begins when every viewer sees the open drop.</summary>
    /// <param name="audience">Who is in the room.</param>
    /// <param name="stages">The creator at several edges.</param>
    internal static async Task<BusyRoom> Begin(Audience audience, params Stage[] stages)
    {
        await stages[0].Drop(Drop, Stock, perViewer: Shoppers.Most);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)?.Status == "open"));
        return new BusyRoom(stages, audience);
    }

    /// <summary>Ends with the other task, or at once when something went wrong in the room.</summary>
    internal async Task During(Task other)
    {
        if (await Task.WhenAny(other, _running) == _running)
            await _running;
        await other;
    }

    /// <summary>
    /// Ends it, says how it was, and looks at all: no reservation was refused, each that was answered stands, no more was sold, and every
    /// viewer was told of each critical event once, in order.
    /// </summary>
    /// <param name="output">Where it says so.</param>
    /// <param name="allEvents">False where it is only said who was not told of which critical events.</param>
    internal async Task End(ITestOutputHelper output, bool allEvents = true)
    {
        _host.Stop();
        _shoppers.Stop();
        await _running.Soon();
        await _audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)!.Stock == Stock + _host.Restocks));
        Report(output);
        if (allEvents)
            await Heard().Soon();
        await _shoppers.Check(_stage);
        await Audit.Hearts(_stage, _audience, _talk, 0);
        Assert.Empty(_audience.Faults);
        Assert.Empty(_audience.Viewers.SelectMany(viewer => viewer.Refused).Select(problem => $"{problem}").Distinct());
        if (allEvents)
            EverybodyHeardAll();
        else
            output.WriteLine($"critical events that viewers were not told of, of {_host.Made.Count + 2}: {string.Join(", ", Missed())}");
    }

    private IEnumerable<string> Missed() => _audience.Viewers
        .GroupBy(viewer => _host.Made.Count + 2 - viewer.Watch.Events.Count(told => told.Event.Reservation is null))
        .OrderBy(missed => missed.Key).Select(missed => $"{missed.Key} by {missed.Count()}");

    /// <summary>Ends when as many events as there were have reached everybody: what was stored last may be told a moment later.</summary>
    private async Task Heard()
    {
        while (_audience.Viewers.Any(viewer => viewer.Watch.Events.Count(told => told.Event.Reservation is null) < _host.Made.Count + 2))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private void EverybodyHeardAll()
    {
        var heard = _audience.Viewers.Select(viewer => viewer.Watch.Events
            .Where(told => told.Event.Reservation is null).Select(told => (told.Event.Kind, told.Event.DropId!)).ToList()).ToList();
        (string, string)[] made = [(RoomEventKinds.DropAnnounced, Drop), (RoomEventKinds.DropOpened, Drop), .. _host.Made];
        foreach (var drop in made.Select(each => each.Item2).Distinct())
        {
            var expected = made.Where(each => each.Item2 == drop).ToList();
            Assert.All(heard, events => Assert.Equal(expected, events.Where(each => each.Item2 == drop)));
        }

        Assert.All(heard, events => Assert.Equal(heard[0], events));
    }

    private void Report(ITestOutputHelper output)
    {
        var worst = _silences.Select(silence => silence.Worst.TotalMilliseconds).Order().ToList();
        output.WriteLine($"{_shoppers.Answered.Count} answers on reservations, {_host.Made.Count} critical events; the longest time without a "
            + $"frame, per viewer, in ms: p50 {At(worst, 0.5):F0}, p99 {At(worst, 0.99):F0}, max {worst[^1]:F0}");
        output.WriteLine($"connections lost {_silences.Sum(silence => silence.Away)} times, rooms begun anew or resumed "
            + $"{_silences.Sum(silence => silence.Starts)} times in {Epochs()} lives of the feed");
        output.WriteLine($"creator's tries that failed: {_host.Refused.Count}{string.Concat(_host.Refused.Distinct().Take(5).Select(why => $"\n  {why}"))}");
    }

    private int Epochs() => _audience.Viewers.SelectMany(viewer => viewer.Watch.Events.Select(told => told.Epoch)).Distinct().Count();

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];
}
