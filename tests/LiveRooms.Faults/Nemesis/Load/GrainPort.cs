using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>Asks the drop's grain itself, once: nothing between tries again, so that every answer and every silence is seen.</summary>
/// <param name="grains">The client.</param>
/// <param name="giveUp">When nothing more is waited for.</param>
internal sealed class GrainPort(IGrainFactory grains, CancellationToken giveUp) : IDropPort
{
    public async Task<Answer[]> Ask(string drop, Wish[] wishes)
    {
        DropBatch requests = [.. wishes.Select(RequestOf)];
        try
        {
            var receipts = await grains.GetGrain<IDropGrain>(drop).Act(requests).WaitAsync(giveUp);
            return [.. receipts.Select(AnswerOf)];
        }
#pragma warning disable CA1031 // Whatever failed, it is not known what happened.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new Answer[wishes.Length];
        }
    }

    private static DropRequest RequestOf(Wish wish) => new(
        wish.Kind switch
        {
            CallKind.Reserve => DropAction.Reserve,
            CallKind.Confirm => DropAction.Confirm,
            _ => DropAction.Release,
        }, new OperationId(wish.Operation), new ViewerId(wish.Viewer), wish.Value);

    private static Answer AnswerOf(DropReceipt receipt) => receipt switch
    {
        { Refusal: { } refusal } => Answer.Refused(refusal.Reason),
        { Reservation: { } reservation } => Answer.Done(reservation.Number, reservation.Status, reservation.Version),
        _ => Answer.Unknown,
    };
}
