using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Silo;

/// <summary>Refuses labels that are none, and what a silo could not be emptied by.</summary>
internal sealed class SiloOptionsValidator : IValidateOptions<SiloOptions>
{
    private const int MostLabels = 16;
    private const int LongestLabel = 32;

    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var failures = new List<string>();
        Require(
            options.AllLabels.Length <= MostLabels && options.AllLabels.All(IsLabel), nameof(options.Labels),
            $"must be at most {MostLabels} labels of 1 to {LongestLabel} characters of a-z 0-9 and -");
        Require(
            options.DrainTime >= TimeSpan.FromSeconds(1) && options.DrainTime <= TimeSpan.FromMinutes(10), nameof(options.DrainTime),
            "must be from 1 second to 10 minutes");
        Require(options.MovesAtOnce is >= 1 and <= 1_000, nameof(options.MovesAtOnce), "must be from 1 to 1,000");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool valid, string option, string rule)
        {
            if (!valid)
                failures.Add($"{SiloOptions.Section}:{option} {rule}.");
        }
    }

    private static bool IsLabel(string text) =>
        text.Length is >= 1 and <= LongestLabel && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
