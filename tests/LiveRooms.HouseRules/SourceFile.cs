namespace LiveRooms.HouseRules;

/// <summary>A file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Its lines, as an editor counts them.</summary>
    internal int LineCount => Text.Length == 0 ? 0 : Text.Count(c => c == '\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>Its lines with their numbers, from 1.</summary>
    internal IEnumerable<(int Number, string Line)> Lines() => Text.Split('\n').Select((line, index) => (index + 1, line));
}
