using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Demo;

/// <summary>Refuses a demo out of range.</summary>
internal sealed class DemoOptionsValidator : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        var failures = new List<string>();
        if (options.Audience is < 0 or > 200)
            failures.Add($"{DemoOptions.Section}:{nameof(options.Audience)} must be from 0 to 200.");
        if (options.DropDelay < TimeSpan.FromSeconds(1) || options.DropDelay > TimeSpan.FromHours(1))
            failures.Add($"{DemoOptions.Section}:{nameof(options.DropDelay)} must be from 1 second to 1 hour.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
