using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Silo;

/// <summary>Refuses labels that are none.</summary>
internal sealed class SiloOptionsValidator : IValidateOptions<SiloOptions>
{
    private const int MostLabels = 16;
    private const int LongestLabel = 32;

    public ValidateOptionsResult Validate(string? name, SiloOptions options) =>
        options.AllLabels.Length <= MostLabels && options.AllLabels.All(IsLabel)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{SiloOptions.Section}:{nameof(options.Labels)} must be at most {MostLabels} labels of 1 to {LongestLabel} characters of a-z 0-9 and -.");

    private static bool IsLabel(string text) =>
        text.Length is >= 1 and <= LongestLabel && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
