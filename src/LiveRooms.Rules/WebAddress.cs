namespace LiveRooms.Rules;

/// <summary>Addresses that viewers' browsers will be sent to.</summary>
internal static class WebAddress
{
    public static bool IsHttp(Uri uri) =>
        uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0;
}
