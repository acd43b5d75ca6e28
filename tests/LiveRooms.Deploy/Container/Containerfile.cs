namespace LiveRooms.Deploy.Container;

/// <summary>One instruction of a container file.</summary>
/// <param name="Name">What it is, in capitals.</param>
/// <param name="Words">What stands behind it, continued lines in one.</param>
/// <param name="Stage">The number of the stage it belongs to; 0 for the first, -1 before it.</param>
internal sealed record Instruction(string Name, string[] Words, int Stage);

/// <summary>Reads the instructions we use; any other is refused.</summary>
internal static class Containerfile
{
    private static readonly HashSet<string> Known = ["FROM", "WORKDIR", "COPY", "RUN", "ENV", "EXPOSE", "VOLUME", "USER", "ENTRYPOINT"];

    /// <summary>The instructions of a file, in order.</summary>
    /// <exception cref="FormatException">A line is none.</exception>
    public static IReadOnlyList<Instruction> Read(string text)
    {
        var instructions = new List<Instruction>();
        var lines = text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Trim() is not "" && !line.StartsWith('#'));
        var stage = -1;
        foreach (var line in lines)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!Known.Contains(words[0]) || words.Length < 2)
                throw new FormatException($"No instruction that is known here: {line}");
            if (words[0] == "FROM")
                stage++;
            else if (stage < 0)
                throw new FormatException($"Before any FROM: {line}");
            instructions.Add(new Instruction(words[0], words[1..], stage));
        }

        return instructions;
    }
}
