namespace LiveRooms.Rules.Ids;

/// <summary>A value with one canonical text, valid by construction: stored and sent as that text.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text, as stored and sent.</summary>
    string Value { get; }

    /// <summary>Wraps <paramref name="text"/> when it is valid.</summary>
    static abstract bool TryParse(string? text, out TSelf id);
}
