using LiveRooms.Client.Rooms;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Crowd;

/// <summary>What a viewer does with units once they are held.</summary>
internal enum Plan
{
    Confirm,
    Release,
    LetExpire,
}

/// <summary>One viewer's way through one drop, and what the engine acknowledged on it.</summary>
internal sealed class Purchase(Viewer viewer, string dropId, Plan plan, Milestone reserved, Milestone confirmed)
{
    internal Viewer Viewer => viewer;

    internal string DropId => dropId;

    internal string Operation { get; } = viewer.NewOperation();

    /// <summary>The first answer to the reservation.</summary>
    internal ReservationCard? Receipt { get; private set; }

    /// <summary>The answer to the confirmation or release; null when there was none to make, or it came too late.</summary>
    internal ReservationCard? Ending { get; private set; }

    /// <summary>Reserves, does as planned when units are held, and ends when the drop is sold out.</summary>
    internal async Task Run()
    {
        var reply = await viewer.Reserve(dropId, Operation);
        Assert.Null(reply.Problem);
        Receipt = reply.Reservation!;
        reserved.Pass();
        await viewer.Room.Until(state => IsOver(state) || (plan != Plan.LetExpire && MineIn(state).Status == "held"));
        if (plan != Plan.LetExpire && MineIn(viewer.Room.State).Status == "held")
            await End();
        await viewer.Room.Until(state => IsOver(state));
    }

    internal ReservationCard MineIn(RoomState state) =>
        state.Mine(dropId).Single(mine => mine.ReservationId == Receipt!.ReservationId);

    private bool IsOver(RoomState state) => state.Drop(dropId)!.Status == "soldOut";

    private async Task End()
    {
        var reply = plan == Plan.Confirm
            ? await viewer.Confirm(dropId, Receipt!.ReservationId)
            : await viewer.Release(dropId, Receipt!.ReservationId);
        // The server may have been away for longer than the hold.
        if (reply.Problem?.Code == (int)ProblemCode.ReservationExpired)
            return;
        Assert.Null(reply.Problem);
        Ending = reply.Reservation;
        if (plan == Plan.Confirm)
            confirmed.Pass();
    }
}
