using System.Runtime.CompilerServices;
using LiveRooms.Client.Link;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <summary>
/// A room this viewer is in, until it is left. Survives lost connections: it comes back by itself, catches up, and sends
/// again what was not answered. Refusals are answers, not exceptions. Thread-safe.
/// </summary>
public sealed class LiveRoom : IAsyncDisposable
{
    private const int MaxText = 4_096;

    private readonly Conductor _conductor;
    private readonly RoomSession _session;
    private readonly Commands _commands;
    private readonly LiveRoomsOptions _options;

    internal LiveRoom(Conductor conductor, RoomSession session, LiveRoomsOptions options)
    {
        _conductor = conductor;
        _session = session;
        _options = options;
        _commands = new Commands(session, conductor.Link, options.CommandLimit);
    }

    /// <summary>The show.</summary>
    public string ShowId => State.ShowId;

    /// <summary>The room as known now.</summary>
    public RoomState State => _session.State!;

    /// <summary>Where the connection stands.</summary>
    public ConnectionPhase Phase => _session.Phase;

    /// <summary>Why the room is closed; null while it is not.</summary>
    public Problem? ClosedBecause => _session.ClosedBecause;

    /// <summary>
    /// The room's news, from the first read on; begins with <see cref="RoomUpdate.Whole"/> and the connection's phase, and
    /// ends when the room is closed. A room has at most 16 readers, each with its own unread updates, at most
    /// <see cref="LiveRoomsOptions.UnreadLimit"/>. A slow reader holds up nobody: an unread show, drop or set of numbers is
    /// replaced by the newer one; at the bound the oldest unread chat goes first, counted in
    /// <see cref="RoomUpdate.Chat.Skipped"/>; when only critical updates are left, they all give way to one
    /// <see cref="RoomUpdate.Resync"/> with the state they led to, and news goes on from there.
    /// </summary>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="InvalidOperationException">The room has 16 readers already.</exception>
    public async IAsyncEnumerable<RoomUpdate> Updates([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var queue = _session.Read();
        try
        {
            while (true)
            {
                var more = await queue.WaitAsync(cancel).ConfigureAwait(false);
                while (queue.TryTake(out var update))
                {
                    yield return update;
                }

                if (!more)
                {
                    yield break;
                }
            }
        }
        finally
        {
            _session.StopReading(queue);
        }
    }

    /// <summary>Says a line; answered when it is stored.</summary>
    /// <param name="text">1 to 300 characters, no control characters.</param>
    /// <param name="operationId">The idempotency key; a new one when null.</param>
    /// <param name="cancel">Gives up; the line may still be said.</param>
    public Task<Reply> ChatAsync(string text, string? operationId = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText)
        {
            // The server would close the connection over it, and with it every other command.
            return Task.FromResult(new Reply(new Problem((int)ProblemCode.TooLarge, "The line is too large to be sent.", false)));
        }

        return _commands.RepeatAsync<Reply>(
            HubMethods.Chat, new ChatRequest(operationId ?? _options.NewOperationId(), text),
            reply => reply.Problem, problem => new Reply(problem), cancel);
    }

    /// <summary>Adds reactions. Not sent again when the connection is lost meanwhile: they might count twice.</summary>
    /// <param name="kind">One of <see cref="ReactionKinds"/>.</param>
    /// <param name="count">1 to 50.</param>
    /// <param name="cancel">Gives up; they may still be counted.</param>
    public Task<Reply> ReactAsync(string kind, int count = 1, CancellationToken cancel = default) =>
        _commands.OnceAsync(
            HubMethods.React, new ReactRequest(kind, count), problem => new Reply(problem), cancel);

    /// <summary>Asks for units of a drop: held, or waiting when none are free.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="quantity">From 1 to the drop's per-viewer limit.</param>
    /// <param name="operationId">The idempotency key; a new one when null.</param>
    /// <param name="cancel">Gives up; the units may still be held.</param>
    public Task<ReservationReply> ReserveAsync(
        string dropId, int quantity = 1, string? operationId = null, CancellationToken cancel = default) =>
        ReserveAsync(new ReserveRequest(dropId, operationId ?? _options.NewOperationId(), quantity, First: operationId is null), cancel);

    /// <summary>Asks for units of one variant of a drop: held, or waiting when none are free.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="variantId">The variant.</param>
    /// <param name="quantity">From 1 to the drop's per-viewer limit.</param>
    /// <param name="operationId">The idempotency key; a new one when null.</param>
    /// <param name="cancel">Gives up; the units may still be held.</param>
    public Task<ReservationReply> ReserveAsync(
        string dropId, string variantId, int quantity = 1, string? operationId = null, CancellationToken cancel = default) =>
        ReserveAsync(
            new ReserveRequest(dropId, operationId ?? _options.NewOperationId(), quantity, variantId, operationId is null), cancel);

    /// <summary>Buys what is held.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The own reservation's number in the drop.</param>
    /// <param name="operationId">The idempotency key; a new one when null.</param>
    /// <param name="cancel">Gives up; it may still be bought.</param>
    public Task<ReservationReply> ConfirmAsync(
        string dropId, long reservationId, string? operationId = null, CancellationToken cancel = default) =>
        ReservationAsync(
            HubMethods.Confirm, new ReservationRequest(dropId, operationId ?? _options.NewOperationId(), reservationId), cancel);

    /// <summary>Lets go of a hold or a place on the waitlist.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The own reservation's number in the drop.</param>
    /// <param name="operationId">The idempotency key; a new one when null.</param>
    /// <param name="cancel">Gives up; it may still be released.</param>
    public Task<ReservationReply> ReleaseAsync(
        string dropId, long reservationId, string? operationId = null, CancellationToken cancel = default) =>
        ReservationAsync(
            HubMethods.Release, new ReservationRequest(dropId, operationId ?? _options.NewOperationId(), reservationId), cancel);

    /// <summary>
    /// Where to pay for what is held in a drop with payments. What became of the payment comes as an event:
    /// <see cref="RoomEventKinds.Confirmed"/>, <see cref="RoomEventKinds.PaymentFailed"/> or <see cref="RoomEventKinds.RefundDue"/>.
    /// </summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The own reservation's number in the drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CheckoutReply> CheckoutAsync(string dropId, long reservationId, CancellationToken cancel = default) =>
        _commands.RepeatAsync<CheckoutReply>(
            HubMethods.Checkout, new ReservationRequest(dropId, _options.NewOperationId(), reservationId),
            reply => reply.Problem, problem => new CheckoutReply(problem, null), cancel);

    /// <summary>Asks anew for the viewer's own reservations; <see cref="State"/> then has them.</summary>
    /// <param name="cancel">Gives up.</param>
    public async Task<MineReply> MineAsync(CancellationToken cancel = default)
    {
        var askedAt = _session.AskMine();
        var mine = await _commands.RepeatAsync<MineReply>(
            HubMethods.Mine, null, reply => reply.Problem, problem => new MineReply(problem, null, null), cancel)
            .ConfigureAwait(false);
        if (mine.Problem is null)
        {
            _session.OnMine(mine, askedAt);
        }

        return mine;
    }

    /// <summary>Leaves the room; commands that wait are answered with <see cref="ProblemCode.NotJoined"/>.</summary>
    /// <param name="cancel">Gives up telling the server; the room is left all the same.</param>
    public Task LeaveAsync(CancellationToken cancel = default) => _conductor.LeaveAsync(_session, cancel);

    /// <summary>Leaves the room.</summary>
    public async ValueTask DisposeAsync() => await LeaveAsync().ConfigureAwait(false);

    /// <summary>A key of the caller's own may have been sent before; one made here is new the first time it is sent.</summary>
    private Task<ReservationReply> ReserveAsync(ReserveRequest request, CancellationToken cancel) =>
        ReservationAsync(HubMethods.Reserve, request, cancel, request with { First = false });

    private async Task<ReservationReply> ReservationAsync(string method, object request, CancellationToken cancel, object? again = null)
    {
        var reply = await _commands.RepeatAsync<ReservationReply>(
            method, request, answer => answer.Problem, problem => new ReservationReply(problem, null), cancel, again)
            .ConfigureAwait(false);
        _session.OnReservation(reply);
        return reply;
    }
}
