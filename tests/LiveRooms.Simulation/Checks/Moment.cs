using LiveRooms.Rules.Drops;

namespace LiveRooms.Simulation.Checks;

/// <summary>The drop after one event.</summary>
internal readonly record struct Moment(
    DropStatus Phase, int Total, int Free, int Held, int Sold, int Waiting, long Revenue, long? ClosesAt)
{
    public DropStatus Status => Phase == DropStatus.Open && Sold == Total ? DropStatus.SoldOut : Phase;
}
