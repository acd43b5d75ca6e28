using LiveRooms.Load.Gates.Fairness;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Gates;

/// <summary>The checks of meaning that an audience of some settings calls for: those of what it does not do are left out.</summary>
internal static class GatesOfMeaning
{
    /// <summary>All that hold in a room, and those of drops where there are drops.</summary>
    public static IReadOnlyList<IGate> For(AudienceSettings settings)
    {
        var gates = new List<IGate> { new EveryoneServed(settings.Viewers), Witnessed.CriticalOnce, Witnessed.OrderKept, new StalenessBounded(settings.Staleness), new FewStartedOver() };
        if (settings.ChatRate > 0)
            gates.Add(new ChatKept());
        if (settings.HeartRate > 0)
            gates.Add(new TalliesExact());
        if (settings is { Drops: > 0, Shoppers: > 0 })
        {
            gates.AddRange([new Directed(), new NoOversell(), new AcknowledgedIsStored()]);
            if (settings.Shoppers >= settings.Stock)
                gates.Add(new SoldOut());
            if (settings.Networks.Values.Any(share => share > 0))
                gates.Add(new FairByNetwork(settings.Rush));
        }

        return gates;
    }
}
