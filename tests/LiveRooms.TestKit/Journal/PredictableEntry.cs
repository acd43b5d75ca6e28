using System.Globalization;
using System.Text;
using LiveRooms.Grains.Journal;

namespace LiveRooms.TestKit.Journal;

/// <summary>Entries whose bytes follow from their journal and version, so that a reader can tell whether they are whole.</summary>
public static class PredictableEntry
{
    /// <summary>The entry of a version: its name again and again, up to <paramref name="largest"/> bytes.</summary>
    public static byte[] Bytes(JournalKey key, long version, int largest)
    {
        var name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key} {version}\n"));
        var bytes = new byte[name.Length + (int)(version * 7919 % largest)];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = name[at % name.Length];
        return bytes;
    }
}
