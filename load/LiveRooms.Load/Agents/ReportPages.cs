using System.IO.Compression;
using System.Text.Json;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary>A report packed for the way home: it may be larger than a message of the cluster, so it goes page by page.</summary>
internal static class ReportPages
{
    /// <summary>Bytes of a page; the last may have less.</summary>
    public const int PageBytes = 1 << 20;

    /// <summary>So many at most; a report that needs more is none.</summary>
    public const int MostPages = 1_024;

    /// <summary>Packs it.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    public static IReadOnlyList<byte[]> Pack(AgentReport report)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(zip, report, AgentsJson.Default.AgentReport);
        if (packed.Length > (long)PageBytes * MostPages)
            throw new InvalidDataException($"The report has {packed.Length} bytes; it may have {(long)PageBytes * MostPages}.");
        return [.. packed.GetBuffer().AsMemory(0, (int)packed.Length).ToArray().Chunk(PageBytes)];
    }

    /// <summary>Unpacks it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static AgentReport Unpack(IReadOnlyList<byte[]> pages)
    {
        using var packed = new MemoryStream();
        foreach (var page in pages)
            packed.Write(page);
        packed.Position = 0;
        using var zip = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize(zip, AgentsJson.Default.AgentReport) ?? throw new JsonException();
    }
}
