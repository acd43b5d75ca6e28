namespace LiveRooms.HouseRules.Contracts;

/// <summary>Says in lines what was added and what was taken away, in order, with the heading each belongs to.</summary>
internal static class LineDifference
{
    internal static IReadOnlyList<string> Between(string before, string after)
    {
        var left = WithHeadings(before);
        var right = WithHeadings(after);
        var gone = left.Except(right).Select(line => $"- {line}");
        var come = right.Except(left).Select(line => $"+ {line}");
        return [.. gone, .. come];
    }

    private static List<string> WithHeadings(string text)
    {
        List<string> lines = [];
        var heading = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var inner = line[0] == ' ';
            heading = inner ? heading : line;
            lines.Add(inner ? $"{heading} |{line}" : line);
        }

        return lines;
    }
}
