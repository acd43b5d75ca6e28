using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>A variant of a product: a size, a colour. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.variant")]
[JsonConverter(typeof(TextIdConverter<VariantId>))]
public readonly record struct VariantId : ITextId<VariantId>
{
    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public VariantId(string value) => Value = IdText.Require(value);

    /// <summary>The text, as stored and sent.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out VariantId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new VariantId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
