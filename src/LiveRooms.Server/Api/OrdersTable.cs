using System.Globalization;
using System.Text;
using LiveRooms.Grains;
using LiveRooms.Grains.Sales;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Server.Api;

/// <summary>
/// Orders as RFC 4180 comma-separated values, a page at a time. Prices are minor units, times ISO 8601 in UTC. No field needs
/// quotes: ids have none of the characters that would, and none that a spreadsheet takes for a formula but the hyphen, which is
/// prefixed.
/// </summary>
internal static class OrdersTable
{
    /// <summary>What the answer says it is.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Orders read at once.</summary>
    public const int Page = 1_000;

    private const string Head =
        "order,reservation,viewer,variant,show,quantity,unit price,total,currency,confirmed at,payment,status\r\n";

    /// <summary>Writes the head, the first page and those that follow.</summary>
    public static async Task Write(Stream to, SoldPage first, Func<int, Task<Outcome<SoldPage>>> read)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync(Head);
        for (var page = first; ;)
        {
            foreach (var order in page.Orders)
                await text.WriteAsync(Line(page.Settings, order));
            await text.FlushAsync();
            if (page.Next is not { } next)
                return;
            page = (await read(next)).Value ?? throw new InvalidOperationException("The orders were answered, and then refused.");
        }
    }

    private static string Line(DropSettings settings, Order order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Safe(order.Id)},{order.Number},{Safe(order.Viewer.Value)},{Safe(order.Outlet.Variant?.Value)},{Safe(order.Outlet.Show.Value)},{order.Quantity},{order.UnitPrice},{order.Total},{settings.Product.Currency},{order.ConfirmedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ},{Safe(order.Payment?.Value)},{(order.Refunded ? "refunded" : "confirmed")}\r\n");

    // A spreadsheet computes what begins so.
    private static string? Safe(string? id) => id is ['-', ..] ? $"'{id}" : id;
}
