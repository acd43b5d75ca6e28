using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>A whole number between two bounds, both allowed.</summary>
internal sealed class WholeNumber(long least, long most) : Kind<long>
{
    public override string Rule => $"a whole number from {least:N0} to {most:N0}";

    public override JsonObject Schema => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    public override bool TryRead(JsonElement json, out long value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out value) && IsAllowed(value);
    }

    public override bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsAllowed(value);

    public override string Say(long value) => value.ToString(CultureInfo.InvariantCulture);

    private bool IsAllowed(long value) => value >= least && value <= most;
}
