using LiveRooms.Load.Gates;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary>What a run was told and must not tell: keys, tokens and passwords. Servers and agents may say them in their last words.</summary>
internal sealed class Secrets
{
    /// <summary>What stands in their place.</summary>
    public const string Mark = "***";

    // Shorter ones would be found in the middle of words.
    private const int Shortest = 4;
    private const string Password = "password=";
    private static readonly string[] Kinds = ["Key", "Token", "Password", "Secret"];

    private readonly List<string> _all;

    /// <param name="plan">Where the target is.</param>
    /// <param name="settings">What was said of it besides.</param>
    public Secrets(TargetPlan plan, TargetSettings settings)
    {
        string?[] known = [plan.SignInKey, plan.OperatorToken, plan.Control?.Address.AbsolutePath.Trim('/'), settings.SignInKey, settings.OperatorToken];
        var all = known.OfType<string>().Concat(Passwords(plan.Redis)).Concat(settings.Options.SelectMany(static option => Of(option.Key, option.Value)));
        // Of two that begin alike the longer first: else its end stays.
        _all = [.. all.Where(static secret => secret.Length >= Shortest).Distinct().OrderByDescending(static secret => secret.Length)];
    }

    /// <summary>A text without them.</summary>
    public string Hide(string text) => _all.Aggregate(text, static (left, secret) => left.Replace(secret, Mark, StringComparison.Ordinal));

    /// <summary>A verdict without them.</summary>
    public GateVerdict Hide(GateVerdict verdict) => verdict with { Summary = Hide(verdict.Summary), Evidence = [.. verdict.Evidence.Select(Hide)] };

    /// <summary>What is said of an agent without them.</summary>
    public AgentSummary Hide(AgentSummary agent) => agent with { Why = agent.Why is { } why ? Hide(why) : null };

    private static IEnumerable<string> Of(string option, string value) =>
        Array.Exists(Kinds, kind => option.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) ? [value] : Passwords(value);

    private static IEnumerable<string> Passwords(string? redis) =>
        (redis ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Where(static part => part.StartsWith(Password, StringComparison.OrdinalIgnoreCase)).Select(static part => part[Password.Length..]);
}
