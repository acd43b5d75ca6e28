using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>A person or guest in a room. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.viewer")]
[JsonConverter(typeof(TextIdConverter<ViewerId>))]
public readonly record struct ViewerId : ITextId<ViewerId>
{
    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public ViewerId(string value) => Value = IdText.Require(value);

    /// <summary>The text, as stored and sent.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out ViewerId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new ViewerId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
