using LiveRooms.Rules;

namespace LiveRooms.Grains;

/// <summary>A grain's answer: a value, or why not.</summary>
/// <param name="Value">The value; null when refused.</param>
/// <param name="Refusal">Null when done.</param>
[GenerateSerializer, Immutable, Alias("lr.outcome`1")]
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
    where T : class
{
    /// <summary>Wraps a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
