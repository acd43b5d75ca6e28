using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>Asks as one viewer through the real client and an edge, which both try again by themselves.</summary>
internal sealed class RoomPort(Viewer viewer) : IDropPort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Task<Answer[]> Ask(string drop, Wish[] wishes) => Task.WhenAll(wishes.Select(wish => Ask(drop, wish)));

    private async Task<Answer> Ask(string drop, Wish wish)
    {
        try
        {
            return AnswerOf(await Send(drop, wish).WaitAsync(Patience, TimeProvider.System));
        }
#pragma warning disable CA1031 // Whatever failed, it is not known what happened.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Answer.Unknown;
        }
    }

    private Task<ReservationReply> Send(string drop, Wish wish) => wish.Kind switch
    {
        CallKind.Reserve => viewer.Room.ReserveAsync(drop, (int)wish.Value, wish.Operation),
        CallKind.Confirm => viewer.Room.ConfirmAsync(drop, wish.Value, wish.Operation),
        _ => viewer.Room.ReleaseAsync(drop, wish.Value, wish.Operation),
    };

    // An answer that invites to try again says nothing of the tries before it.
    private static Answer AnswerOf(ReservationReply reply) => reply switch
    {
        { Problem.Retryable: true } => Answer.Unknown,
        { Problem: { } problem } => Answer.Refused((RefusalReason)problem.Code),
        { Reservation: { } card } => Answer.Done(
            card.ReservationId, Enum.Parse<ReservationStatus>(card.Status, ignoreCase: true), card.Version),
        _ => Answer.Unknown,
    };
}
