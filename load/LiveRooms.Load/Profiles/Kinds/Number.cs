using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>A number between two bounds, both allowed.</summary>
internal sealed class Number(double least, double most) : Kind<double>
{
    public override string Rule => $"a number from {least:N0} to {most:N0}";

    public override JsonObject Schema => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    public override bool TryRead(JsonElement json, out double value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out value) && IsAllowed(value);
    }

    public override bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && IsAllowed(value);

    public override string Say(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private bool IsAllowed(double value) => value >= least && value <= most;
}
