using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>One lifetime of one relay; a new relay of the same edge is a new session. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.relay-session")]
[JsonConverter(typeof(TextIdConverter<RelaySession>))]
public readonly record struct RelaySession : ITextId<RelaySession>
{
    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public RelaySession(string value) => Value = IdText.Require(value);

    /// <summary>The text, as stored and sent.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out RelaySession id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new RelaySession(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
