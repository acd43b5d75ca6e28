namespace LiveRooms.Rules.Creators;

/// <summary>Which products a shop may hold.</summary>
public static class ProductRules
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int MaxTitle = 120;

    /// <summary>Longest description, in UTF-16 units.</summary>
    public const int MaxDescription = 1_000;

    /// <summary>Longest image address, in UTF-16 units.</summary>
    public const int MaxImageUrl = 2_048;

    /// <summary>Highest price, in minor units.</summary>
    public const long MaxPrice = 100_000_000;

    /// <summary>Why the product may not be; null when it may.</summary>
    public static Refusal? Check(ProductSnapshot product)
    {
        if (!Ids.ProductId.TryParse(product.Id.Value, out _))
            return Invalid("A product needs an id.");
        if (!TextRules.IsLine(product.Title, MaxTitle))
            return Invalid("A product's title is 1 to 120 visible characters on one line.");
        if (!IsDescription(product.Description))
            return Invalid("A product's description is at most 1,000 characters without control characters.");
        if (product.ImageUrl is { } image && !IsImage(image))
            return Invalid("A product's image is an http or https address or a path on this site.");
        if (product.Price is < 0 or > MaxPrice)
            return Invalid("A product's price is 0 to 100,000,000 minor units.");
        if (!IsCurrency(product.Currency))
            return Invalid("A product's currency is three upper-case letters.");
        if (product.CommissionBasisPoints is < 0 or > Sales.Commission.Whole)
            return Invalid("A product's commission is 0 to 10,000 basis points.");
        return null;
    }

    /// <summary>Whether a text is of the form of an ISO 4217 code: three upper-case letters.</summary>
    public static bool IsCurrency(string? text) => text is { Length: 3 } && !text.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    private static Refusal Invalid(string message) => new(RefusalReason.ProductInvalid, message);

    // A description may have lines; apart from them it keeps the rules of one.
    private static bool IsDescription(string? text) =>
        text is { Length: <= MaxDescription } && !TextRules.HasForbidden(text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' '));

    // Two slashes would name another host; a backslash is read as a slash by browsers.
    private static bool IsImage(string text)
    {
        if (text.Length is 0 or > MaxImageUrl || TextRules.HasForbidden(text) || text.Contains('\\', StringComparison.Ordinal))
            return false;
        if (text[0] == '/')
            return text.Length == 1 || text[1] != '/';
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && WebAddress.IsHttp(uri);
    }
}
