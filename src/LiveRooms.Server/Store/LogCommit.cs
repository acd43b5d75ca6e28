using System.Buffers.Binary;

namespace LiveRooms.Server.Store;

/// <summary>A commit of the embedded store's log: what it says about itself, in the log and in a file of its own.</summary>
/// <param name="Number">Counts commits without a gap.</param>
/// <param name="Until">The log's address up to which everything was stored.</param>
internal readonly record struct LogCommit(long Number, long Until)
{
    /// <summary>Bytes in the log, with the length before it.</summary>
    public const int Size = sizeof(int) + Bytes;

    private const int Bytes = 40;

    /// <summary>Layout: format (4 bytes), checksum (8), begin (8), until (8), number (8), length of a cookie (4), cookie.</summary>
    /// <returns>Null when the checksum, an exclusive or of the fields, does not hold.</returns>
    public static LogCommit? Parse(ReadOnlySpan<byte> record)
    {
        if (record.Length < Bytes)
            return null;
        var checksum = BinaryPrimitives.ReadInt64LittleEndian(record[4..]);
        var begin = BinaryPrimitives.ReadInt64LittleEndian(record[12..]);
        var until = BinaryPrimitives.ReadInt64LittleEndian(record[20..]);
        var number = BinaryPrimitives.ReadInt64LittleEndian(record[28..]);
        var cookie = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
        var holds = cookie == -1 && checksum == (begin ^ until ^ number ^ cookie) && number > 0 && until >= begin;
        return holds ? new LogCommit(number, until) : null;
    }

    /// <summary>The newest one that has a file, which the log's end may be ahead of; null when none can be read.</summary>
    public static LogCommit? Newest(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        // A file begins with the length of its content.
        var all = Directory.EnumerateFiles(folder, "commit.*")
            .Select(file => File.ReadAllBytes(file))
            .Select(bytes => bytes.Length > sizeof(int) ? Parse(bytes.AsSpan(sizeof(int))) : null)
            .OfType<LogCommit>()
            .ToArray();
        return all.Length == 0 ? null : all.MaxBy(commit => commit.Until);
    }
}
