namespace LiveRooms.Rules.Drops;

/// <summary>How a drop gives out its units. Numbers are stored: never renumber.</summary>
[GenerateSerializer, Alias("lr.drop.mode")]
public enum DropMode
{
    /// <summary>First come, first served; who comes later waits in line.</summary>
    FirstCome = 0,
    /// <summary>Everybody who enters in time has the same chance; a draw ranks the entries.</summary>
    Lottery = 1,
}
