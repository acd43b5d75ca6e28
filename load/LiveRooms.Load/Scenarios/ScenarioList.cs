namespace LiveRooms.Load.Scenarios;

/// <summary>All there are.</summary>
internal static class ScenarioList
{
    /// <summary>In the order of their telling.</summary>
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new JoinSurge(), new BusyChat(), new HeartStorm(), new FlashSale(byLot: false), new FlashSale(byLot: true), new ReconnectStorm(),
        new EdgeLoss(), new RollingUpgrade(), new HeadlineNight(), new Marketplace(),
    ];

    /// <summary>The one of a name; null when there is none.</summary>
    public static IScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
