using LiveRooms.Rules;

namespace LiveRooms.Server.Api.Problems;

/// <summary>Which HTTP status a refusal travels with.</summary>
internal static class HttpStatus
{
    /// <summary>The status of a reason.</summary>
    public static int Of(RefusalReason reason) => reason switch
    {
        RefusalReason.SignInRequired or RefusalReason.WebhookUnsigned or RefusalReason.WebhookStale => StatusCodes.Status401Unauthorized,

        RefusalReason.RoleForbidden or RefusalReason.NotShowOwner or RefusalReason.NotDropOwner or RefusalReason.HeadlineForbidden
            or RefusalReason.ReservationNotYours or RefusalReason.ChatMuted => StatusCodes.Status403Forbidden,

        RefusalReason.ShowUnknown or RefusalReason.DropUnknown or RefusalReason.ProductUnknown or RefusalReason.CreatorUnknown
            or RefusalReason.ReservationUnknown or RefusalReason.VariantUnknown or RefusalReason.PaymentUnknown
            or RefusalReason.DeliveryUnknown => StatusCodes.Status404NotFound,

        RefusalReason.NotJoined or RefusalReason.OperationConflict
            or RefusalReason.ShowEnded or RefusalReason.ShowNotLive or RefusalReason.ShowExists or RefusalReason.ShowWrongState
            or RefusalReason.ShowFull or RefusalReason.ShopFull
            or RefusalReason.DropNotOpen or RefusalReason.DropClosed or RefusalReason.DropWrongState or RefusalReason.DropExists
            or RefusalReason.DropPaused or RefusalReason.DropNotOffered or RefusalReason.NotDrawn or RefusalReason.StockTaken
            or RefusalReason.OverViewerLimit or RefusalReason.SoldOut
            or RefusalReason.ReservationExpired or RefusalReason.ReservationWrongState or RefusalReason.PaymentRequired
            or RefusalReason.WebhookReplayed => StatusCodes.Status409Conflict,

        RefusalReason.RateLimited or RefusalReason.ChatTooFast or RefusalReason.TooManyAttempts
            => StatusCodes.Status429TooManyRequests,

        RefusalReason.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalReason.Busy or RefusalReason.StoreUnavailable or RefusalReason.StoreWentBack => StatusCodes.Status503ServiceUnavailable,
        RefusalReason.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}
