using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>A time with its unit, as <c>500ms</c>, <c>2.5s</c>, <c>3min</c> or <c>1h</c>, up to a day.</summary>
internal sealed partial class Duration : Kind<TimeSpan>
{
    private const string Form = @"^(\d{1,8}(\.\d{1,3})?)(ms|s|min|h)$";
    private const decimal Day = 86_400;

    public override string Rule => "a time up to a day with its unit, as 500ms, 2.5s, 3min or 1h";

    public override JsonObject Schema => new() { ["type"] = "string", ["pattern"] = Form };

    public override bool TryRead(JsonElement json, out TimeSpan value)
    {
        value = default;
        return json.ValueKind == JsonValueKind.String && TryParse(json.GetString()!, out value);
    }

    public override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (Written().Match(text) is not { Success: true } match)
            return false;
        var unit = match.Groups[3].Value switch { "ms" => 0.001m, "s" => 1, "min" => 60, _ => 3_600 };
        var seconds = decimal.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit;
        value = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return seconds <= Day;
    }

    public override string Say(TimeSpan value) => value.Ticks % TimeSpan.TicksPerSecond == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / TimeSpan.TicksPerSecond}s")
        : string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.###}ms");

    [GeneratedRegex(Form)]
    private static partial Regex Written();
}
