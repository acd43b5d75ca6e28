using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Journal;

internal sealed class RedisJournalOptionsValidator : IValidateOptions<RedisJournalOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisJournalOptions options)
    {
        var failures = new List<string>();
        if (options.Store is null)
            failures.Add(Says(nameof(options.Store), "must name the store"));
        if (options.Connections is < 1 or > 32)
            failures.Add(Says(nameof(options.Connections), $"must be 1 to 32, not {options.Connections}"));
        if (options.CommandTimeout < TimeSpan.FromMilliseconds(100) || options.CommandTimeout > TimeSpan.FromMinutes(1))
            failures.Add(Says(nameof(options.CommandTimeout), $"must be 100 ms to 1 minute, not {options.CommandTimeout}"));
        if (options.Patience < TimeSpan.FromMilliseconds(100) || options.Patience > TimeSpan.FromMinutes(1))
            failures.Add(Says(nameof(options.Patience), $"must be 100 ms to 1 minute, not {options.Patience}"));
        if (options.KeyPrefix is not { Length: >= 1 and <= 32 } || options.KeyPrefix.AsSpan().ContainsAny('{', '}'))
            failures.Add(Says(nameof(options.KeyPrefix), "must be 1 to 32 characters without braces"));
        if (options.MaxBytes is < 64 * 1024 or > 256 * 1024 * 1024)
            failures.Add(Says(nameof(options.MaxBytes), $"must be 65536 to 268435456, not {options.MaxBytes}"));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Says(string option, string what) => $"{RedisJournalOptions.Section}:{option} {what}.";
}
