using System.Buffers.Text;
using System.Text.Json;

namespace LiveRooms.Load.Markets;

/// <summary>The answer to a call, as far as visitors read it.</summary>
/// <param name="Call">The id of the call.</param>
/// <param name="Code">Zero when it was done; else the problem's code.</param>
/// <param name="RetryAfterMs">When to ask again, if that was said.</param>
internal readonly record struct HubAnswer(int Call, int Code, long RetryAfterMs)
{
    /// <summary>The code of a call that failed without an answer of the engine's: it may have been done.</summary>
    public const int NoCode = -1;

    /// <summary>Reads one; false when the message is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out HubAnswer answer)
    {
        answer = default;
        var begin = "{\"type\":3,\"invocationId\":\""u8;
        if (!message.StartsWith(begin))
            return false;
        var rest = message[begin.Length..];
        if (!Utf8Parser.TryParse(rest, out int call, out var digits))
            return false;
        // As nearly all do: nothing else needs to be read.
        answer = rest[digits..].StartsWith("\",\"result\":{\"problem\":null"u8) ? new HubAnswer(call, 0, 0) : Problem(call, message);
        return true;
    }

    private static HubAnswer Problem(int call, ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        using var document = JsonDocument.ParseValue(ref reader);
        if (!document.RootElement.TryGetProperty("result", out var result) || !result.TryGetProperty("problem", out var problem))
            return new HubAnswer(call, NoCode, 0);
        if (problem.ValueKind == JsonValueKind.Null)
            return new HubAnswer(call, 0, 0);
        var again = problem.TryGetProperty("retryAfterMs", out var after) && after.ValueKind == JsonValueKind.Number ? after.GetInt64() : 0;
        return new HubAnswer(call, problem.GetProperty("code").GetInt32(), again);
    }
}
