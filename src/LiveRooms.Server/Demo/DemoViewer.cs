using LiveRooms.Client;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Server.Demo;

/// <summary>One simulated viewer: watches, chats now and then, sends hearts, and buys when it feels like it.</summary>
internal sealed class DemoViewer(LiveRoom room, Random chance, TimeProvider time)
{
    private const double Buyers = 0.6;
    private const double Deciders = 0.75;
    private const double Talk = 0.3;

    private readonly bool buys = chance.NextDouble() < Buyers;
    private string? wanted;

    /// <summary>Acts until told to stop or the room closes.</summary>
    public async Task Stay(CancellationToken cancellation)
    {
        while (room.ClosedBecause is null)
        {
            await Pause(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(18), cancellation);
            await (room.State.Drops is [.., var drop] ? Face(drop, cancellation) : Mingle(DemoLines.Any, cancellation));
        }
    }

    private async Task Face(DropCard drop, CancellationToken cancellation)
    {
        var held = room.State.Mine(drop.DropId).FirstOrDefault(static mine => mine.Status == "held");
        if (held is not null)
            await Decide(held, cancellation);
        else if (drop.Status == "open" && buys && wanted != drop.DropId && chance.NextDouble() < 0.5)
            await Want(drop, cancellation);
        else
            await Mingle(drop.Status == "announced" && chance.NextDouble() < 0.4 ? DemoLines.Before : DemoLines.Any, cancellation);
    }

    private async Task Want(DropCard drop, CancellationToken cancellation)
    {
        wanted = drop.DropId;
        var reply = await room.ReserveAsync(drop.DropId, cancel: cancellation);
        if (reply.Reservation is { Status: "waiting" })
            await Say(DemoLines.Waiting, cancellation);
    }

    private async Task Decide(ReservationCard held, CancellationToken cancellation)
    {
        if (chance.NextDouble() >= Deciders)
        {
            await room.ReleaseAsync(held.DropId, held.ReservationId, cancel: cancellation);
            return;
        }

        var reply = await room.ConfirmAsync(held.DropId, held.ReservationId, cancel: cancellation);
        if (reply.Problem is null)
            await Say(DemoLines.Bought, cancellation);
    }

    private Task<Reply> Mingle(IReadOnlyList<string> lines, CancellationToken cancellation) => chance.NextDouble() < Talk
        ? Say(lines, cancellation)
        : room.ReactAsync(chance.NextDouble() < 0.8 ? ReactionKinds.Heart : ReactionKinds.Fire, chance.Next(1, 7), cancellation);

    private Task<Reply> Say(IReadOnlyList<string> lines, CancellationToken cancellation) =>
        room.ChatAsync(lines[chance.Next(lines.Count)], cancel: cancellation);

    private Task Pause(TimeSpan least, TimeSpan most, CancellationToken cancellation) =>
        Task.Delay(least + (chance.NextDouble() * (most - least)), time, cancellation);
}
