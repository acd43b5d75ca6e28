using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <remarks>
/// Everything here is done once for each operation id, the idempotency key, so that a retry with the same one is safe.
/// </remarks>
public sealed partial class DropsApi
{
    /// <summary>Adds units.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="units">1 to 1,000,000.</param>
    /// <param name="operationId">The idempotency key; a repeat with the same one adds nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> RestockAsync(string dropId, int units, string operationId, CancellationToken cancel = default) =>
        RestockAsync(dropId, units, operationId, null, cancel);

    /// <summary>Adds units of one variant.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="units">1 to 1,000,000.</param>
    /// <param name="operationId">The idempotency key; a repeat with the same one adds nothing.</param>
    /// <param name="variantId">The variant, where the drop has some.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> RestockAsync(
        string dropId, int units, string operationId, string? variantId, CancellationToken cancel = default) =>
        ChangeAsync(HttpMethod.Post, dropId, "restock", new Restock(units, variantId), ApiTransport.Json.Restock, operationId, cancel);

    /// <summary>Adds units, or takes away free ones.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="delta">Units: 1 to 1,000,000 to add, below zero to take away.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> ChangeStockAsync(string dropId, int delta, string operationId, CancellationToken cancel = default) =>
        ChangeStockAsync(dropId, delta, operationId, null, cancel);

    /// <summary>Adds units of one variant, or takes away free ones.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="delta">Units: 1 to 1,000,000 to add, below zero to take away.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="variantId">The variant, where the drop has some.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> ChangeStockAsync(
        string dropId, int delta, string operationId, string? variantId, CancellationToken cancel = default) => ChangeAsync(
        HttpMethod.Post, dropId, "stock", new ChangeStock(delta, variantId), ApiTransport.Json.ChangeStock, operationId, cancel);

    /// <summary>Lets an announced drop open by itself in a moment.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="seconds">10 to 300.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> StartCountdownAsync(string dropId, int seconds, string operationId, CancellationToken cancel = default) =>
        ChangeAsync(
            HttpMethod.Post, dropId, "countdown", new StartCountdown(seconds), ApiTransport.Json.StartCountdown, operationId, cancel);

    /// <summary>Offers free units in another show, or takes them back.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="share">The show and how many units.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Every share of the drop after it.</returns>
    public Task<ShareCard[]> ShareAsync(string dropId, ShareDrop share, string operationId, CancellationToken cancel = default) =>
        _transport.SendAsync(
            HttpMethod.Post, $"{Path(dropId)}/shares", share, ApiTransport.Json.ShareDrop, ApiTransport.Json.ShareCardArray, cancel,
            operationId);

    /// <summary>What of the drop stands in other shows than its own; the drop's creator or an operator.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShareCard[]> SharesAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}/shares", ApiTransport.Json.ShareCardArray, cancel);

    /// <summary>Stops new holds and promotions; the holds there are run on.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> PauseAsync(string dropId, string operationId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(dropId)}/pause", null, ApiTransport.Json.DropCard, operationId, cancel);

    /// <summary>Ends a pause.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> ResumeAsync(string dropId, string operationId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(dropId)}/resume", null, ApiTransport.Json.DropCard, operationId, cancel);

    /// <summary>Sets when the drop closes by itself, later or earlier than before.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="closesAt">A time to come.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> MoveClosingAsync(
        string dropId, DateTimeOffset closesAt, string operationId, CancellationToken cancel = default) => ChangeAsync(
        HttpMethod.Put, dropId, "closing", new MoveClosing(closesAt.ToUnixTimeMilliseconds()), ApiTransport.Json.MoveClosing,
        operationId, cancel);

    /// <summary>Sets the price of holds that begin from now on.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="price">Minor units, 0 to 100,000,000.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> ChangePriceAsync(string dropId, long price, string operationId, CancellationToken cancel = default) =>
        ChangePriceAsync(dropId, price, operationId, null, cancel);

    /// <summary>Sets the price of holds of one variant that begin from now on.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="price">Minor units, 0 to 100,000,000.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="variantId">The variant; null: wherever no variant has a price of its own.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> ChangePriceAsync(
        string dropId, long price, string operationId, string? variantId, CancellationToken cancel = default) => ChangeAsync(
        HttpMethod.Put, dropId, "price", new ChangePrice(price, variantId), ApiTransport.Json.ChangePrice, operationId, cancel);

    /// <summary>Ends a viewer's reservation that waits or is held.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The reservation.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> CancelReservationAsync(
        string dropId, long reservationId, string operationId, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, $"{Path(dropId)}/{Reservation(reservationId)}/cancel", null, ApiTransport.Json.DropCard, operationId, cancel);

    /// <summary>Takes back a viewer's confirmed reservation.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The reservation.</param>
    /// <param name="toStock">Whether its units are for sale again; else they leave the stock.</param>
    /// <param name="operationId">The idempotency key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> RefundAsync(
        string dropId, long reservationId, bool toStock, string operationId, CancellationToken cancel = default) => ChangeAsync(
        HttpMethod.Post, dropId, $"{Reservation(reservationId)}/refund", new RefundOrder(toStock), ApiTransport.Json.RefundOrder,
        operationId, cancel);

    private static string Reservation(long number) => $"reservations/{number.ToString(CultureInfo.InvariantCulture)}";

    private Task<DropCard> ChangeAsync<TBody>(
        HttpMethod method, string dropId, string what, TBody body, JsonTypeInfo<TBody> type, string operationId,
        CancellationToken cancel) =>
        _transport.SendAsync(method, $"{Path(dropId)}/{what}", body, type, ApiTransport.Json.DropCard, cancel, operationId);
}
