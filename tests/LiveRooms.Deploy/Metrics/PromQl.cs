using System.Text.RegularExpressions;

namespace LiveRooms.Deploy.Metrics;

/// <summary>Which metrics an expression names.</summary>
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

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Braced();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<![\w.:$])(?<name>[a-zA-Z_:][\w:]*)(?<call>\s*\()?")]
    private static partial Regex Word();
}
