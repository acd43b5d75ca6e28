using System.Text.RegularExpressions;

namespace LiveRooms.HouseRules.Sources;

/// <summary>Texts that must not stand in the repository.</summary>
internal static partial class BannedWords
{
    /// <summary>Notes to self: what is not done is said in an issue, not in the source.</summary>
    internal static IEnumerable<string> Notes(IEnumerable<SourceFile> files) => Find(files, Note());

    /// <summary>Paths of somebody's machine.</summary>
    internal static IEnumerable<string> MachinePaths(IEnumerable<SourceFile> files) => Find(files, MachinePath());

    /// <summary>Grains know relays, never connections.</summary>
    internal static IEnumerable<string> Connections(IEnumerable<SourceFile> files) => Find(files, Connection());

    /// <summary>The banned-call rule switched off in a source file.</summary>
    internal static IEnumerable<string> SwitchedOffBans(IEnumerable<SourceFile> files) => Find(files, SwitchedOff());

    private static IEnumerable<string> Find(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Lines()
        let match = pattern.Match(line.Line)
        where match.Success
        select $"{file.Path}({line.Number}): {match.Value}";

    // Written with a bracket each, so that these lines are not found themselves.
    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b")]
    private static partial Regex Note();

    [GeneratedRegex(@"(?<![\w.:/])(/[r]oot/|/[h]ome/|/[w]ork/|/[U]sers/|[A-Z]:\\[U]sers\\)\w+", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"[C]onnection-?_?[I]d|[H]ubCallerContext|IHub[C]ontext", RegexOptions.IgnoreCase)]
    private static partial Regex Connection();

    [GeneratedRegex(@"#pragma warning disable.*\b(RS003[0])\b|SuppressMessage.*RS003[0]|#pragma warning disable\s*$")]
    private static partial Regex SwitchedOff();
}
