namespace LiveRooms.HouseRules.Contracts;

/// <summary>Which changes of what is stored no release may make.</summary>
internal static class StoredChanges
{
    /// <summary>
    /// What stands in the one text and not in the other, and what is required now of texts that were written without it. A new type, a new
    /// kind of event and a new optional property are none of these.
    /// </summary>
    /// <param name="before">As <see cref="StoredText"/> wrote it down.</param>
    /// <param name="after">As it would now.</param>
    internal static IEnumerable<string> Breaking(string before, string after)
    {
        var known = before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != ' ').ToHashSet();
        return LineDifference.Between(before, after).Where(line =>
            line.StartsWith("- ", StringComparison.Ordinal)
            || (line.EndsWith($" {StoredText.Required}", StringComparison.Ordinal) && known.Contains(line[2..].Split(" |")[0])));
    }
}
