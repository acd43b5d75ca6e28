using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>Refuses payments that could not work, or whose notices anybody could forge.</summary>
internal sealed class PaymentOptionsValidator : IValidateOptions<PaymentOptions>
{
    private const int MinSecret = 32;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, PaymentOptions options)
    {
        var failures = new List<string>();
        if (options.CheckoutUrl is { Length: > 0 } checkout && !ProviderPages.IsTemplate(checkout))
        {
            failures.Add(
                $"{PaymentOptions.Section}:CheckoutUrl must be an absolute https address (http only on a loopback address) without a "
                + "fragment, with {order}, {amount} and {currency} in it.");
        }

        if (!string.IsNullOrEmpty(options.CheckoutUrl) && string.IsNullOrEmpty(options.WebhookSecret))
            failures.Add($"{PaymentOptions.Section}:WebhookSecret is required with {PaymentOptions.Section}:CheckoutUrl.");
        if (!string.IsNullOrEmpty(options.PreviousWebhookSecret) && string.IsNullOrEmpty(options.WebhookSecret))
            failures.Add($"{PaymentOptions.Section}:WebhookSecret is required with {PaymentOptions.Section}:PreviousWebhookSecret.");
        if (options.WebhookSecret is { Length: > 0 and < MinSecret })
            failures.Add($"{PaymentOptions.Section}:WebhookSecret must have at least {MinSecret} characters.");
        if (options.PreviousWebhookSecret is { Length: > 0 and < MinSecret })
            failures.Add($"{PaymentOptions.Section}:PreviousWebhookSecret must have at least {MinSecret} characters.");
        if (options.Tolerance < Shortest || options.Tolerance > Longest)
            failures.Add($"{PaymentOptions.Section}:Tolerance must be from 10 seconds to 1 hour.");
        if (options.SandboxWebhookUrl is { Length: > 0 } sandbox && !(Uri.TryCreate(sandbox, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            failures.Add($"{PaymentOptions.Section}:SandboxWebhookUrl must be an absolute http or https address.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
