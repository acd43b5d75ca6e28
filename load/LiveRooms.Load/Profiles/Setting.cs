using System.Text.Json;
using System.Text.Json.Nodes;
using LiveRooms.Load.Profiles.Kinds;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Profiles;

/// <summary>One setting of an audience, as profiles and command lines name it.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Summary">What it is, in a line of documentation.</param>
internal abstract record Setting(string Name, string Summary)
{
    /// <summary>What is allowed, as a noun.</summary>
    public abstract string Rule { get; }

    /// <summary>Its part of the schema.</summary>
    public abstract JsonObject Schema { get; }

    /// <summary>The change that a value in JSON makes; null when it is not allowed.</summary>
    public abstract Change? Read(JsonElement json);

    /// <summary>The change that a text makes; null when it is not allowed.</summary>
    public abstract Change? Parse(string text);

    /// <summary>Its value as text.</summary>
    public abstract string Say(AudienceSettings settings);
}

/// <summary>A setting of one kind.</summary>
internal sealed record Setting<T>(
    string Name, string Summary, Kind<T> Kind, Func<AudienceSettings, T> Get, Func<AudienceSettings, T, AudienceSettings> Set)
    : Setting(Name, Summary)
{
    public override string Rule => Kind.Rule;

    public override JsonObject Schema
    {
        get
        {
            var schema = Kind.Schema;
            schema.Insert(0, "description", Summary);
            return schema;
        }
    }

    public override Change? Read(JsonElement json) => Kind.TryRead(json, out var value) ? To(value) : null;

    public override Change? Parse(string text) => Kind.TryParse(text, out var value) ? To(value) : null;

    public override string Say(AudienceSettings settings) => Kind.Say(Get(settings));

    private Change To(T value) => settings => Set(settings, value);
}
