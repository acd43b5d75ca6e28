using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiveRooms.Protocol;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Server.Verify;

/// <summary>The files that <c>verify</c> reads.</summary>
internal static class DrawFiles
{
    private const int MaxProofBytes = 1 << 20;
    private const long MaxLeavesBytes = 1L << 30;

    /// <summary>A proof, or a draw alone: then there is none.</summary>
    /// <exception cref="UnreadableException">The file is neither.</exception>
    public static (DrawFacts Draw, DrawProof? Proof) ReadProof(string path)
    {
        using var json = Parse(path, MaxProofBytes);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw new UnreadableException("It is no JSON object.");
        if (!json.RootElement.TryGetProperty("draw", out _))
            return (DrawReading.Read(As(json.RootElement, ProtocolJsonContext.Default.DrawCard)), null);
        var proof = DrawReading.Read(As(json.RootElement, ProtocolJsonContext.Default.ProofCard));
        return (proof.Draw, proof);
    }

    /// <summary>
    /// Leaves, as they stand there: a text with one on each line, or a JSON array of them or a page of such; or a JSON array of the
    /// entries themselves, which are hashed and sorted.
    /// </summary>
    /// <exception cref="UnreadableException">The file is none of these.</exception>
    public static Digest[] ReadLeaves(string path)
    {
        var text = Open(path, MaxLeavesBytes);
        if (text.AsSpan().TrimStart() is not ['[' or '{', ..])
            return ReadLines(text);
        using var json = Parse(text);
        var list = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("items", out var items)
            ? items
            : json.RootElement;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > DropLimits.MaxReservations)
            throw new UnreadableException($"It is no list of at most {DropLimits.MaxReservations} leaves or entries.");
        if (list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. list.EnumerateArray().Select((item, i) => DrawReading.Hash(item.GetString(), $"Leaf {i + 1}"))];
        Digest[] leaves = [.. list.EnumerateArray().Select(item => DrawReading.Read(As(item, ProtocolJsonContext.Default.EntryCard)).Leaf())];
        Array.Sort(leaves);
        return leaves;
    }

    private static Digest[] ReadLines(string text)
    {
        var leaves = new List<Digest>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            if (leaves.Count == DropLimits.MaxReservations)
                throw new UnreadableException($"It has more than {DropLimits.MaxReservations} leaves.");
            leaves.Add(DrawReading.Hash(line.Trim().ToString(), $"Leaf {leaves.Count + 1}"));
        }

        return [.. leaves];
    }

    private static T As<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.Deserialize(type) ?? throw new UnreadableException("Null stands in it.");
        }
        catch (JsonException exception)
        {
            throw new UnreadableException($"{exception.Path} is not of the right kind.", exception);
        }
    }

    private static JsonDocument Parse(string path, long max) => Parse(Open(path, max));

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new UnreadableException("It is no JSON.", exception);
        }
    }

    private static string Open(string path, long max)
    {
        try
        {
            if (new FileInfo(path).Length > max)
                throw new UnreadableException($"It has more than {max} bytes.");
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableException(exception.Message, exception);
        }
    }
}
