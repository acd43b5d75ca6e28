using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Ids;

/// <summary>
/// A command's idempotency key, chosen by the client. 1 to 64 characters of <c>a-z A-Z 0-9 - _ .</c>.
/// Kept as its text or, where it came packed, as <see cref="ShortId"/> keeps it: a drop passes on a million without a string.
/// </summary>
[Alias("lr.id.operation")]
[JsonConverter(typeof(TextIdConverter<OperationId>))]
public readonly struct OperationId : ITextId<OperationId>, IEquatable<OperationId>
{
    private readonly ShortId _id;

    /// <summary>Wraps a valid text.</summary>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public OperationId(string value) => _id = ShortId.Unread(IdText.Require(value));

    internal OperationId(ShortId id) => _id = id;

    /// <summary>The text, as stored and sent. Made anew each time where the id came packed.</summary>
    public string Value => _id.KeptText ?? (_id.IsNone ? null! : _id.ToString());

    internal ShortId Short => _id.Shortened();

    /// <summary>Whether both are the same text.</summary>
    public static bool operator ==(OperationId one, OperationId other) => one.Equals(other);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(OperationId one, OperationId other) => !one.Equals(other);

    /// <summary>Wraps <paramref name="text"/> when it is a valid id.</summary>
    public static bool TryParse(string? text, out OperationId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new OperationId(ShortId.Unread(text!)) : default;
        return valid;
    }

    /// <inheritdoc/>
    public bool Equals(OperationId other) => _id.HasTextOf(other._id);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OperationId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _id.TextHash();

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The id as grains send and store it.</summary>
[GenerateSerializer, Immutable, Alias("lr.id.operation.text")]
public struct OperationIdText
{
    /// <summary>Its text.</summary>
    [Id(0)]
    public string Value { get; set; }
}

/// <summary>To and from <see cref="OperationIdText"/>.</summary>
[RegisterConverter]
public sealed class OperationIdConverter : IConverter<OperationId, OperationIdText>
{
    /// <inheritdoc/>
    public OperationId ConvertFromSurrogate(in OperationIdText surrogate) => surrogate.Value is null ? default : new(surrogate.Value);

    /// <inheritdoc/>
    public OperationIdText ConvertToSurrogate(in OperationId value) => new() { Value = value.Value };
}
