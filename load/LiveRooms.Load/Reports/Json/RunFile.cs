using System.Text.Json;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Json;

/// <summary>A run as a file.</summary>
internal static class RunFile
{
    /// <summary>The text of the file.</summary>
    public static string Write(RunResult result) => JsonSerializer.Serialize(result, RunResultJson.Default.RunResult) + "\n";

    /// <summary>Reads a file.</summary>
    /// <exception cref="RunFileException">There is none, or it is no run.</exception>
    public static RunResult Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">For the message, if it is none.</param>
    /// <exception cref="RunFileException">It is no run.</exception>
    public static RunResult Parse(string json, string name)
    {
        try
        {
            using (var parsed = JsonDocument.Parse(json))
                CheckSchema(parsed.RootElement, name);
            var run = JsonSerializer.Deserialize(json, RunResultJson.Default.RunResult)!;
            foreach (var latency in run.Measurements.Latencies.Where(latency => latency.Count > 0))
                Distribution.Decode(latency);
            return run;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new RunFileException($"{name}: not a run: {e.Message}", e);
        }
    }

    // First of all: a newer file may have members that this program would call unknown.
    private static void CheckSchema(JsonElement run, string name)
    {
        if (run.ValueKind != JsonValueKind.Object || !run.TryGetProperty("schema", out var schema) || !schema.TryGetInt32(out var number))
            throw new RunFileException($"{name}: not a run: it has no schema number.");
        if (number is < 1 or > RunResult.NewestSchema)
            throw new RunFileException($"{name}: schema {number} is not known here, only 1 to {RunResult.NewestSchema}.");
    }
}
