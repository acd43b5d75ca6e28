using LiveRooms.Load.Gates.Thresholds;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Profiles;

/// <summary>How a profile runs a scenario.</summary>
/// <param name="Target"><c>embedded</c>, <c>cluster</c>, or addresses with commas between.</param>
/// <param name="Transport">How viewers get there.</param>
/// <param name="Agents">How many processes play the audience.</param>
/// <param name="Changes">What differs from the scenario's defaults.</param>
internal sealed record ProfileEntry(string Target, TransportKind Transport, int Agents, IReadOnlyList<Change> Changes)
{
    /// <summary>What a scenario runs with when nobody says otherwise.</summary>
    public static ProfileEntry Usual { get; } = new("embedded", TransportKind.Sockets, 1, []);

    /// <summary>The scenario's settings: its defaults, the profile's, and what a command line sets, in this order.</summary>
    /// <exception cref="ProfileException">They do not go together.</exception>
    public AudienceSettings Settle(AudienceSettings defaults, IEnumerable<Change> overrides)
    {
        var settings = Changes.Concat(overrides).Aggregate(defaults, (settings, change) => change(settings));
        var problems = Problems(settings).ToList();
        return problems.Count == 0 ? settings : throw new ProfileException(problems);
    }

    private static IEnumerable<string> Problems(AudienceSettings settings)
    {
        if (settings.Drops > 0 && settings.Shoppers > settings.Viewers)
            yield return $"shoppers: {settings.Shoppers:N0} are more than the {settings.Viewers:N0} viewers.";
        else if (settings.Drops > 0 && settings.Behaviours.TryGetValue("shopper", out var share) && settings.Shoppers > settings.Viewers * share)
            yield return $"shoppers: {settings.Shoppers:N0} are more than the {settings.Viewers * share:N0} who shop by behaviours.";
        foreach (var text in settings.Thresholds)
        {
            if (Wrong(text) is { } wrong)
                yield return $"thresholds: {wrong}";
        }
    }

    private static string? Wrong(string threshold)
    {
        try
        {
            ThresholdText.Parse(threshold);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}
