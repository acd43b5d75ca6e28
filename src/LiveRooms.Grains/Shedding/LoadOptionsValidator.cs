using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Shedding;

/// <summary>Refuses settings outside their ranges at start-up, naming the option in full.</summary>
internal sealed class LoadOptionsValidator : IValidateOptions<LoadOptions>
{
    public ValidateOptionsResult Validate(string? name, LoadOptions options)
    {
        var failures = new List<string>();
        Within(nameof(options.Cpu), options.Cpu, 0, 1);
        Within(nameof(options.Memory), options.Memory, 0, 1);
        Within(nameof(options.Queue), options.Queue, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Within<T>(string option, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                failures.Add($"LiveRooms:Load:{option} is {value}; it must be from {least} to {most}.");
        }
    }
}
