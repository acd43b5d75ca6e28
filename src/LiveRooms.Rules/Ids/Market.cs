using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>A market (storefront region), for example <c>eu</c>. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.market")]
[JsonConverter(typeof(TextIdConverter<Market>))]
public readonly record struct Market : ITextId<Market>
{
    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public Market(string value) => Value = IdText.Require(value);

    /// <summary>The text, as stored and sent.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out Market id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new Market(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
