using System.Globalization;
using System.Text.RegularExpressions;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>Thresholds as people write them.</summary>
internal static partial class ThresholdText
{
    private static readonly Dictionary<string, double> Times = new() { ["us"] = 1, ["ms"] = 1_000, ["s"] = 1_000_000, ["min"] = 60_000_000 };

    private static readonly Dictionary<string, OutcomeKind> Kinds = new()
    {
        ["ok"] = OutcomeKind.Ok,
        ["refused"] = OutcomeKind.Refused,
        ["failed"] = OutcomeKind.Failed,
        ["skipped"] = OutcomeKind.Skipped,
    };

    /// <summary>Reads one, as <c>delivery p99 &lt; 500ms</c>; see the README.</summary>
    /// <exception cref="FormatException">Says what of it is none.</exception>
    public static Threshold Parse(string text)
    {
        var parts = Form().Match(text);
        if (!parts.Success)
            throw No(text, "it has the form: name figure sign number unit, as in delivery p99 < 500ms");
        var (name, word, unit) = (parts.Groups["name"].Value, parts.Groups["word"].Value, parts.Groups["unit"].Value);
        var (figure, factor) = Figure(text, name, word, unit);
        var bound = double.Parse(parts.Groups["number"].Value, CultureInfo.InvariantCulture) * factor;
        return new Threshold($"{name} {word} {parts.Groups["sign"].Value} {parts.Groups["number"].Value}{unit}", figure, Comparison.Of(parts.Groups["sign"].Value), bound);
    }

    private static (Figure Figure, double Factor) Figure(string text, string name, string word, string unit)
    {
        if (Kinds.TryGetValue(word, out var kind))
            return unit is "" or "%" ? (new ActFigure(name, kind, unit == "%"), 1) : throw No(text, $"{word} is a number or a part: no unit, or %");
        if (word is "count" or "rate")
            return unit is "" ? (new CountFigure(name, word == "rate"), 1) : throw No(text, $"{word} is a number: no unit");
        if (!IsTime(text, word, out var percentile))
            throw No(text, $"{word} is no figure: there are p50 to p99.999, max, mean, ok, refused, failed, skipped, count, rate");
        return Times.TryGetValue(unit, out var factor)
            ? (new LatencyFigure(name, percentile), factor)
            : throw No(text, $"{word} is a time: us, ms, s or min");
    }

    private static bool IsTime(string text, string word, out double? percentile)
    {
        percentile = word == "max" ? 100 : null;
        if (word is "max" or "mean")
            return true;
        if (word[0] != 'p' || !double.TryParse(word[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
            return false;
        percentile = share is > 0 and <= 100 ? share : throw No(text, $"{word} is not between p0 and p100");
        return true;
    }

    private static FormatException No(string text, string why) => new($"'{text}' is no threshold: {why}.");

    [GeneratedRegex(@"^\s*(?<name>[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)?)\s+(?<word>[a-z][a-z0-9.]*)\s*(?<sign><=|>=|<|>)\s*(?<number>[0-9]+(\.[0-9]+)?)\s*(?<unit>[a-z%]*)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
