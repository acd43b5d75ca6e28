using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveRooms.Edge.Payments;
using LiveRooms.Grains.Drops;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>
/// The configured provider's checkout page. To the template's address <c>deadline</c> (unix seconds) and <c>signature</c> are added:
/// the HMAC-SHA256 of <c>checkout.{order}.{amount}.{currency}.{deadline}</c> in hex, by which the provider knows that the viewer
/// changed nothing.
/// </summary>
internal sealed class ProviderPages(IOptions<PaymentOptions> options, PaymentKeys keys) : ICheckoutPages
{
    private const string Order = "{order}";
    private const string Amount = "{amount}";
    private const string Currency = "{currency}";

    public bool HasProvider => true;

    /// <summary>Whether a text is a template that gives a safe address.</summary>
    public static bool IsTemplate(string text)
    {
        string[] places = [Order, Amount, Currency];
        return Array.TrueForAll(places, place => text.Contains(place, StringComparison.Ordinal))
            && Uri.TryCreate(Fill(text, "a-1", "1", "EUR"), UriKind.Absolute, out var uri)
            && uri.Fragment.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
    }

    public string AddressOf(CheckoutView order)
    {
        var (id, amount) = (order.Order.ToString(), order.Amount.ToString(CultureInfo.InvariantCulture));
        var deadline = (order.Deadline ?? DateTimeOffset.UnixEpoch).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = HMACSHA256.HashData(keys.Current, Encoding.ASCII.GetBytes($"checkout.{id}.{amount}.{order.Currency}.{deadline}"));
        var address = Fill(options.Value.CheckoutUrl!, id, amount, order.Currency);
        var join = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{address}{join}deadline={deadline}&signature={Convert.ToHexStringLower(signed)}";
    }

    // None of the values has a letter that an address must escape.
    private static string Fill(string template, string order, string amount, string currency) => template
        .Replace(Order, order, StringComparison.Ordinal)
        .Replace(Amount, amount, StringComparison.Ordinal)
        .Replace(Currency, currency, StringComparison.Ordinal);
}
