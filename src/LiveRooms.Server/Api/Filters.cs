using LiveRooms.Rules.Shows;

namespace LiveRooms.Server.Api;

/// <summary>Reads optional texts and times of requests; false when there is one and it is not valid.</summary>
internal static class Filters
{
    private static readonly long MinTime = DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds();
    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>A show's status.</summary>
    public static bool TryStatus(string? text, out ShowStatus? status)
    {
        status = text switch
        {
            "scheduled" => ShowStatus.Scheduled,
            "live" => ShowStatus.Live,
            "ended" => ShowStatus.Ended,
            _ => null,
        };
        return status is not null || text is null;
    }

    /// <summary>One of the eight languages.</summary>
    public static bool TryLanguage(string? text, out Language? language)
    {
        language = Language.TryParse(text, out var parsed) ? parsed : null;
        return language is not null || text is null;
    }

    /// <summary>An absolute address; the rules say which schemes.</summary>
    public static bool TryAddress(string? text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) || text is null;

    /// <summary>A time in Unix milliseconds, from 1970 on.</summary>
    public static bool TryTime(long? milliseconds, out DateTimeOffset? time)
    {
        var valid = milliseconds is null || (milliseconds >= MinTime && milliseconds <= MaxTime);
        time = valid && milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
        return valid;
    }
}
