using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Api;

/// <summary>Refuses a <see cref="HeadlineBy"/> that is none.</summary>
internal sealed class HeadlineOptionsValidator : IValidateOptions<HeadlineOptions>
{
    public ValidateOptionsResult Validate(string? name, HeadlineOptions options) =>
        options.HeadlineBy is not { } by || Enum.IsDefined(by)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{HeadlineOptions.Section}:{nameof(options.HeadlineBy)} must be Operators or Creators.");
}
