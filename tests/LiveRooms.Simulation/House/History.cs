using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.Checks;
using LiveRooms.Simulation.Crowd;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.Plants;
using LiveRooms.Simulation.Store;

namespace LiveRooms.Simulation.House;

/// <summary>One seed's history, from an empty store to a drop that is over and a show that knows it.</summary>
internal sealed class History
{
    private const int Silo1 = 1, Edge1 = 11, ShowPlace = 21, CrowdNode = 31, NemesisNode = 32, Books = 41;

    /// <summary>Once faults stop, everything must have settled by then, hold time apart.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromSeconds(10);

    private readonly Creator _creator;
    private readonly Bookkeeper _books;
    private readonly List<Task> _lives = [];
    private readonly Node _crowd;

    public History(int seed, Plant? plant = null, TextWriter? trace = null)
    {
        World = new World(seed, trace);
        Plant = plant ?? Plant.None;
        Setup = new Setup(World.Dice);
        Network = new Network(World, Weather);
        Store = new SimulatedStore(World, new JournalKey("drop", Setup.Drop.Value));
        Checks = new Checkers(this);
        _crowd = new Node(World, CrowdNode, "crowd", TimeSpan.Zero);
        Nemesis = new Nemesis(this, new Node(World, NemesisNode, "nemesis", TimeSpan.Zero));
        Silos = [.. Enumerable.Range(0, 3).Select(i => new Silo(this, PlaceAt(Silo1 + i, $"silo{i + 1}")))];
        Edges = [.. Enumerable.Range(0, 2).Select(i => new Edge(this, PlaceAt(Edge1 + i, $"edge{i + 1}"), believer: i))];
        Shows = [.. Setup.OtherShows.Prepend(Setup.Show).Select((id, i) => new Show(this, id, PlaceAt(ShowPlace + i, id.Value), believer: 3))];
        _creator = new Creator(this, _crowd, believer: 2);
        Provider = new Provider(this, _crowd, believer: 2);
        _books = new Bookkeeper(this, PlaceAt(Books, "books"));
    }

    public World World { get; }

    public Provider Provider { get; }

    public Plant Plant { get; }

    public Setup Setup { get; }

    public Weather Weather { get; } = new();

    public Network Network { get; }

    public SimulatedStore Store { get; }

    public Checkers Checks { get; }

    public Nemesis Nemesis { get; }

    public IReadOnlyList<Silo> Silos { get; }

    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The drop's own first.</summary>
    public IReadOnlyList<Show> Shows { get; }

    /// <summary>In which silo the drop lives, as each edge, the creator and the provider, and the reminder and the show believe.</summary>
    public int[] Beliefs { get; } = new int[4];

    public Silo BelievedBy(int believer) => Silos[Beliefs[believer]];

    /// <summary>Somebody waits for this: it must end.</summary>
    public void Owes(Task life) => _lives.Add(life);

    /// <summary>All of it; what was broken first, if anything was.</summary>
    public Violation? Run()
    {
        Begin();
        World.Run(Setup.Busy, () => false);
        Nemesis.Mend(everything: true);
        _creator.Finish();
        World.Run(Setup.Busy + Setup.Settings.HoldTime + Settling, IsSettled);
        Checks.Finish(_lives.TrueForAll(life => life.IsCompleted));
        return World.Broken;
    }

    private void Begin()
    {
        foreach (var silo in Silos)
            silo.Start();
        foreach (var edge in Edges)
            edge.Start();
        foreach (var show in Shows)
            show.Restart();
        _books.Restart();
        _lives.Add(_crowd.Run(_creator.Live));
        for (var i = 1; i <= Setup.Viewers; i++)
            _lives.Add(_crowd.Run(new Viewer(this, _crowd, i).Live));
        _ = _crowd.Run(Nemesis.Rage);
        Remind();
    }

    /// <summary>Who keeps the books begins anew.</summary>
    public void RestartBooks() => _books.Restart();

    private bool IsSettled() =>
        Checks.Ledger.IsOver && Checks.Told.IsAll && Checks.Sales.Revision == Checks.Ledger.Revision && _lives.TrueForAll(life => life.IsCompleted);

    /// <summary>Wakes the drop from time to time, wherever it is believed to live.</summary>
    private void Remind()
    {
        var silo = BelievedBy(3);
        if (silo.Place is { IsUp: true, Node: { } node })
            _ = node.Run(() => Wake(silo, node));
        Checks.Look();
        World.After(ReminderPeriod, null, Remind);
    }

    private static async Task Wake(Silo silo, Node node)
    {
        try
        {
            await (await silo.Find(node)).DoDue();
        }
        catch (JournalUnavailableException)
        {
            // It could not load; the next reminder may.
        }
    }

    private Place PlaceAt(int number, string name) => new(World, number, name, Setup.SkewBy(World.Dice));
}
