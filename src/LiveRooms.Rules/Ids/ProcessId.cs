using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>One lifetime of one server process; started again it is another. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.process")]
[JsonConverter(typeof(TextIdConverter<ProcessId>))]
public readonly record struct ProcessId : ITextId<ProcessId>
{
    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public ProcessId(string value) => Value = IdText.Require(value);

    /// <summary>The text, as stored and sent.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out ProcessId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new ProcessId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
