using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>Parts of a whole by name, as <c>mobile:0.3,slow:0.02</c>; together 1 at most.</summary>
internal sealed class Shares(params string[] names) : Kind<IReadOnlyDictionary<string, double>>
{
    // What parts add up to in binary may be a little more than in decimals.
    private const double Whole = 1 + 1e-9;

    public override string Rule => $"parts from 0 to 1, together 1 at most, of {string.Join(", ", names)}";

    public override JsonObject Schema => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new Number(0, 1).Schema))),
        ["additionalProperties"] = false,
    };

    public override bool TryRead(JsonElement json, out IReadOnlyDictionary<string, double> value)
    {
        var shares = new Dictionary<string, double>();
        value = shares;
        if (json.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Number || !property.Value.TryGetDouble(out var share) || !shares.TryAdd(property.Name, share))
                return false;
        }

        return IsAllowed(shares);
    }

    public override bool TryParse(string text, out IReadOnlyDictionary<string, double> value)
    {
        var shares = new Dictionary<string, double>();
        value = shares;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(':') is not [var name, var number]
                || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || !shares.TryAdd(name, share))
            {
                return false;
            }
        }

        return IsAllowed(shares);
    }

    public override string Say(IReadOnlyDictionary<string, double> value) => string.Join(
        ",", value.OrderBy(share => share.Key, StringComparer.Ordinal).Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Key}:{share.Value:0.##########}")));

    private bool IsAllowed(Dictionary<string, double> shares) =>
        shares.All(share => names.Contains(share.Key) && share.Value is >= 0 and <= 1) && shares.Values.Sum() <= Whole;
}
