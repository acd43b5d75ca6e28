using System.Text.RegularExpressions;

namespace LiveRooms.Deploy.Metrics;

/// <summary>Which metrics an expression names, and by which labels.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words =
        ["and", "or", "unless", "bool", "offset", "inf", "nan", "by", "without", "on", "ignoring", "group_left", "group_right"];

    /// <summary>The metrics, each once. Functions, labels and durations are none.</summary>
    public static IEnumerable<string> Names(string expression)
    {
        var rest = Quoted().Replace(expression, " ");
        rest = Braced().Replace(rest, " ");
        rest = Labels().Replace(rest, " ");
        return (from Match word in Word().Matches(rest)
                where !word.Groups["call"].Success && !Words.Contains(word.Groups["name"].Value.ToLowerInvariant())
                select word.Groups["name"].Value).Distinct();
    }

    /// <summary>The labels in a metric's own braces, each with the metric.</summary>
    public static IEnumerable<(string Metric, string Label)> Matched(string expression) =>
        (from Match selector in Selector().Matches(Quoted().Replace(expression, " "))
         from Match label in Matcher().Matches(selector.Groups["labels"].Value)
         select (selector.Groups["name"].Value, label.Groups["label"].Value)).Distinct();

    /// <summary>The labels that values are put together, told apart or joined by.</summary>
    public static IEnumerable<string> Grouped(string expression) =>
        (from Match grouping in Labels().Matches(Quoted().Replace(expression, " "))
         from label in grouping.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
         select label).Distinct();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Braced();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<![\w.:$])(?<name>[a-zA-Z_:][\w:]*)(?<call>\s*\()?")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<name>[a-zA-Z_:][\w:]*)\s*\{(?<labels>[^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>\w+)\s*(=~|!~|!=|=)")]
    private static partial Regex Matcher();
}
