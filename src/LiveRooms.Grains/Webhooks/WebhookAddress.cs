using System.Net;
using LiveRooms.Rules;

namespace LiveRooms.Grains.Webhooks;

/// <summary>Which addresses facts may be sent to.</summary>
internal static class WebhookAddress
{
    private const int MaxLength = 2_048;

    /// <summary>Why not there; null when it may be. Where a name leads is looked at when it is connected to.</summary>
    public static Refusal? Check(Uri url, bool allowPrivate)
    {
        if (!url.IsAbsoluteUri || url.OriginalString.Length > MaxLength || url.UserInfo.Length > 0 || url.Fragment.Length > 0
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            return Invalid("A webhook's address is an absolute https address of at most 2,048 characters, without user and fragment.");
        }

        if (allowPrivate)
            return null;
        if (url.Scheme != Uri.UriSchemeHttps)
            return Invalid("A webhook's address begins with https.");
        return url.IsLoopback || (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !PublicAddress.Is(address))
            ? Invalid("A webhook's address is on the public internet.")
            : null;
    }

    private static Refusal Invalid(string message) => new(RefusalReason.WebhookAddressInvalid, message);
}
