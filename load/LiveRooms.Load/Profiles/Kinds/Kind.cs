using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>A kind of value that a setting may have: how it stands in JSON and on a command line, and what is allowed.</summary>
internal abstract class Kind<T>
{
    /// <summary>What is allowed, as a noun: <c>a whole number from 1 to 5</c>.</summary>
    public abstract string Rule { get; }

    /// <summary>The same as a JSON schema.</summary>
    public abstract JsonObject Schema { get; }

    /// <summary>Reads it from JSON; false when that is not allowed.</summary>
    public abstract bool TryRead(JsonElement json, out T value);

    /// <summary>Reads it from text; false when that is not allowed.</summary>
    public abstract bool TryParse(string text, out T value);

    /// <summary>As text that <see cref="TryParse"/> reads back.</summary>
    public abstract string Say(T value);
}
