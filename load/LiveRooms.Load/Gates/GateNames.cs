namespace LiveRooms.Load.Gates;

/// <summary>The checks of meaning.</summary>
public static class GateNames
{
    public const string NoOversell = "no-oversell";
    public const string AcknowledgedIsStored = "acknowledged-is-stored";
    public const string CriticalOnce = "critical-once";
    public const string OrderKept = "order-kept";
    public const string ChatKept = "chat-kept";
    public const string FewStartedOver = "few-started-over";
    public const string TalliesExact = "tallies-exact";
    public const string StalenessBounded = "staleness-bounded";
    public const string FairByNetwork = "fair-by-network";
    public const string EveryoneServed = "everyone-served";
    public const string SoldOut = "sold-out";
    public const string InteractionsExact = "interactions-exact";
    public const string DistinctViewers = "distinct-viewers";
    public const string Directed = "directed";
    public const string EngineAlive = "engine-alive";
}
