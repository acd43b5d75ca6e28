using Microsoft.Extensions.Options;

namespace LiveRooms.Server.SignIn;

/// <summary>Refuses a sign-in that could not work, or that would let anybody be a creator outside Development.</summary>
internal sealed class SignInOptionsValidator(IHostEnvironment environment) : IValidateOptions<SignInOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var failures = new List<string>();
        var external = !string.IsNullOrEmpty(options.Authority);
        if (!environment.IsDevelopment() && (!external || string.IsNullOrEmpty(options.Audience)))
        {
            failures.Add(
                $"{SignInOptions.Section}:Authority and {SignInOptions.Section}:Audience are required outside Development, because " +
                "creators and operators sign in at an external issuer there. Set both, or start with " +
                "ASPNETCORE_ENVIRONMENT=Development on a machine of your own.");
        }
        else if (external && string.IsNullOrEmpty(options.Audience))
        {
            failures.Add($"{SignInOptions.Section}:Audience is required with {SignInOptions.Section}:Authority.");
        }

        if (external && !IsSafe(options.Authority!))
            failures.Add($"{SignInOptions.Section}:Authority must be an absolute https address (http only on a loopback address).");
        if (options.Key is { } key && !SigningKey.TryDecode(key, out _))
            failures.Add($"{SignInOptions.Section}:Key must be base64 of at least {SigningKey.MinBytes} bytes.");
        if (string.IsNullOrWhiteSpace(options.RoleClaim))
            failures.Add($"{SignInOptions.Section}:RoleClaim must name a claim.");
        if (string.IsNullOrWhiteSpace(options.NameClaim))
            failures.Add($"{SignInOptions.Section}:NameClaim must name a claim.");
        if (options.GuestLifetime < Shortest || options.GuestLifetime > TimeSpan.FromDays(30))
            failures.Add($"{SignInOptions.Section}:GuestLifetime must be from 1 minute to 30 days.");
        if (options.CreatorLifetime < Shortest || options.CreatorLifetime > TimeSpan.FromDays(7))
            failures.Add($"{SignInOptions.Section}:CreatorLifetime must be from 1 minute to 7 days.");
        if (options.GuestBurst is < 1 or > 1_000_000)
            failures.Add($"{SignInOptions.Section}:GuestBurst must be from 1 to 1,000,000.");
        if (options.GuestsPerSecond is < 1 or > 1_000_000)
            failures.Add($"{SignInOptions.Section}:GuestsPerSecond must be from 1 to 1,000,000.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsSafe(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
