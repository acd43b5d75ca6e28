using LiveRooms.Rules.Creators;

namespace LiveRooms.Rules.Tests.Creators;

public sealed class ProductRulesTests
{
    public static TheoryData<string, ProductSnapshot> Good => new()
    {
        { "as it is", Make.Mug },
        { "no picture", Make.Mug with { ImageUrl = null } },
        { "absolute picture", Make.Mug with { ImageUrl = "https://img.example/mug.png?size=2" } },
        { "site's own root", Make.Mug with { ImageUrl = "/" } },
        { "free", Make.Mug with { Price = 0 } },
        { "dear", Make.Mug with { Price = 100_000_000 } },
        { "long title", Make.Mug with { Title = new string('t', 120) } },
        { "long description", Make.Mug with { Description = new string('d', 1_000) } },
        { "no description", Make.Mug with { Description = "" } },
        { "description of lines", Make.Mug with { Description = "Holds tea.\r\n\nAnd coffee." } },
        { "another script", Make.Mug with { Title = "Кружка ☕" } },
    };

    public static TheoryData<string, ProductSnapshot> Bad => new()
    {
        { "no id", Make.Mug with { Id = default } },
        { "no title", Make.Mug with { Title = "" } },
        { "null title", Make.Mug with { Title = null! } },
        { "blank title", Make.Mug with { Title = "\u200b " } },
        { "title too long", Make.Mug with { Title = new string('t', 121) } },
        { "title of two lines", Make.Mug with { Title = "a\nb" } },
        { "title turned round", Make.Mug with { Title = "a\u202eb" } },
        { "null description", Make.Mug with { Description = null! } },
        { "description too long", Make.Mug with { Description = new string('d', 1_001) } },
        { "description with a bell", Make.Mug with { Description = "ding\u0007" } },
        { "lone carriage return", Make.Mug with { Description = "a\rb" } },
        { "empty picture", Make.Mug with { ImageUrl = "" } },
        { "relative picture", Make.Mug with { ImageUrl = "img/mug.png" } },
        { "other host in disguise", Make.Mug with { ImageUrl = "//evil.example/mug.png" } },
        { "backslashes", Make.Mug with { ImageUrl = "/\\evil.example/mug.png" } },
        { "script picture", Make.Mug with { ImageUrl = "javascript:alert(1)" } },
        { "data picture", Make.Mug with { ImageUrl = "data:image/png;base64,AAAA" } },
        { "picture address too long", Make.Mug with { ImageUrl = "/" + new string('p', 2_048) } },
        { "negative price", Make.Mug with { Price = -1 } },
        { "price too high", Make.Mug with { Price = 100_000_001 } },
        { "small letters", Make.Mug with { Currency = "eur" } },
        { "two letters", Make.Mug with { Currency = "EU" } },
        { "four letters", Make.Mug with { Currency = "EURO" } },
        { "digits", Make.Mug with { Currency = "E1R" } },
        { "null currency", Make.Mug with { Currency = null! } },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void A_product_in_range_is_taken(string what, ProductSnapshot product) => Assert.True(ProductRules.Check(product) is null, what);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_product_out_of_range_is_refused(string what, ProductSnapshot product) =>
        Assert.True(ProductRules.Check(product)?.Reason == RefusalReason.ProductInvalid, what);
}
