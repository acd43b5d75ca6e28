using System.Buffers.Binary;

namespace LiveRooms.Server.Store;

/// <summary>
/// Walks the embedded store's append-only log before the store reads it. The log's records carry no checksum: over zeroed
/// or garbled ones the store would skip in silence, or crash. Its commit records do, and are numbered without a gap, so what is
/// missing between two of them is found, as are impossible records and a log that ends before its last recorded commit.
/// </summary>
/// <remarks>
/// The log is pages of 4 MiB in files of 64 MiB. A record is a length (4 bytes), that many bytes, and padding to 4; a
/// negative length marks a commit record; zero means that the rest of the page is empty. Not found: a changed byte inside a value
/// (journals find those by their own checksums), and a log cut off after the last commit that has a file: at most 1,000 commits.
/// </remarks>
internal sealed class LogCheck
{
    private const int FirstRecord = 64;
    private const int EntryHeader = 16;
    private const int Page = GarnetProfile.LogPageBytes;

    private readonly string _folder;
    private readonly LogCommit? _committed;
    private long _lastCommit;
    private string? _damage;

    private LogCheck(string folder, LogCommit? committed)
    {
        _folder = folder;
        _committed = committed;
    }

    /// <summary>What is wrong with the log in <paramref name="folder"/>, or null.</summary>
    public static string? Find(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var check = new LogCheck(folder, LogCommit.Newest(Path.Combine(folder, "log-commits")));
        check.Walk();
        return check._damage;
    }

    private void Walk()
    {
        var segments = Directory.EnumerateFiles(_folder, "aof.log.*")
            .Select(file => long.TryParse(Path.GetExtension(file).AsSpan(1), out var number) ? number : -1)
            .Where(number => number >= 0)
            .Order()
            .ToArray();
        var end = 0L;
        foreach (var segment in segments)
        {
            if (segment != segments[0] && segment * GarnetProfile.LogSegmentBytes != end)
            {
                _damage = $"the log is missing bytes {end} to {segment * GarnetProfile.LogSegmentBytes}";
                return;
            }
            end = (segment + 1) * GarnetProfile.LogSegmentBytes;
            if (!WalkSegment(segment))
                return;
        }
        Ends(segments.Length == 0 ? 0 : end);
    }

    /// <summary>True when the walk goes on in the next segment.</summary>
    private bool WalkSegment(long segment)
    {
        using var file = File.OpenRead(Path.Combine(_folder, $"aof.log.{segment}"));
        var page = new byte[Page];
        for (var start = segment * GarnetProfile.LogSegmentBytes; start < (segment + 1) * GarnetProfile.LogSegmentBytes; start += Page)
        {
            var length = file.ReadAtLeast(page, Page, throwOnEndOfStream: false);
            if (!WalkPage(page.AsSpan(0, length), start))
                return false;
        }
        return true;
    }

    private bool WalkPage(ReadOnlySpan<byte> page, long start)
    {
        var at = start == 0 ? FirstRecord : 0;
        if (page.Length < at + sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(page[at..]) == 0)
            return Ends(start + at);
        while (at + sizeof(int) <= page.Length)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(page[at..]);
            if (length == 0)
                return !IsFollowed(page, at, start);
            var size = Math.Abs((long)length);
            var next = at + sizeof(int) + ((size + 3) & ~3L);
            if (next > page.Length || !IsWhole(page.Slice(at + sizeof(int), (int)size), isCommit: length < 0))
                return !IsFollowed(page, at, start) && Ends(start + at);
            at = (int)next;
        }
        return page.Length == Page || Ends(start + at);
    }

    /// <summary>
    /// Whether a commit stands behind what cannot be read. A log that a sudden end cut short has none there, since a page is
    /// written in order: then something in the middle was damaged.
    /// </summary>
    private bool IsFollowed(ReadOnlySpan<byte> page, int at, long start)
    {
        for (var later = at; later + LogCommit.Size <= page.Length; later += sizeof(int))
        {
            var end = later + LogCommit.Size;
            if (LogCommit.Parse(page[(later + sizeof(int))..end]) is { } commit && commit.Until == start + end)
            {
                _damage = $"the log cannot be read between byte {start + at} and its commit at byte {commit.Until}";
                return true;
            }
        }
        return false;
    }

    private bool IsWhole(ReadOnlySpan<byte> record, bool isCommit)
    {
        if (!isCommit)
            return record.Length >= EntryHeader && record[0] is > 0 and < 32;
        if (LogCommit.Parse(record) is not { } commit || (_lastCommit != 0 && commit.Number != _lastCommit + 1))
            return false;
        _lastCommit = commit.Number;
        return true;
    }

    /// <summary>The walk ends at an address: damage when commits are known to stand above it. Always false.</summary>
    private bool Ends(long at)
    {
        if (_committed is { } committed && at < committed.Until)
            _damage = $"the log cannot be read between byte {at} and its last known commit at byte {committed.Until}";
        return false;
    }
}
