using System.Text;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Rooms;

/// <summary>
/// Which of the lines that a slow viewer missed it is still shown: the room's own voices, the newest line, and of the others the
/// newest that fit. So it is never told old news while there is newer.
/// </summary>
public static class LeanChat
{
    private const int Bare = 110;

    /// <summary>About how many bytes a line takes in a frame.</summary>
    public static int SizeOf(ChatLine line) =>
        Bare + line.Viewer.Value.Length + Encoding.UTF8.GetByteCount(line.Name) + Encoding.UTF8.GetByteCount(line.Text);

    /// <summary>Marks the lines to show; their order stays. How many they are.</summary>
    /// <param name="lines">Lines of one show, in order.</param>
    /// <param name="host">The show's creator.</param>
    /// <param name="bytes">Bytes there are for them. The room's own voices and the newest line are shown without regard to it.</param>
    /// <param name="chosen">Set for each line, as long as <paramref name="lines"/> at least.</param>
    public static int Choose(ReadOnlySpan<ChatLine> lines, CreatorId host, long bytes, Span<bool> chosen)
    {
        var count = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            chosen[i] = i == lines.Length - 1 || ChatSample.IsOwnVoice(lines[i], host);
            if (!chosen[i])
                continue;
            count++;
            bytes -= SizeOf(lines[i]);
        }
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (chosen[i])
                continue;
            bytes -= SizeOf(lines[i]);
            if (bytes < 0)
                break;
            chosen[i] = true;
            count++;
        }
        return count;
    }
}
