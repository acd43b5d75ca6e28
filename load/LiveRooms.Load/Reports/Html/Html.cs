using System.Globalization;
using System.Net;

namespace LiveRooms.Load.Reports.Html;

/// <summary>A piece of a page. Whatever is put into one and is not one itself is text and cannot become markup.</summary>
internal readonly record struct Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static Html None => new("");

    /// <summary>Markup with text in its holes.</summary>
    public static Html Of(FormattableString markup) =>
        new(string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Encode)]));

    /// <summary>One after the other.</summary>
    public static Html All(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static object Encode(object? value) =>
        value is Html html ? html.Text : WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)) ?? "";
}
