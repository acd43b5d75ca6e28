namespace LiveRooms.Server.Payments;

/// <summary>Where orders are paid and how the provider's notices are known. Configuration section <c>LiveRooms:Payments</c>.</summary>
internal sealed class PaymentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Payments";

    /// <summary>
    /// The provider's checkout page: an absolute https address with <c>{order}</c>, <c>{amount}</c> and <c>{currency}</c> in it. When
    /// null, a sandbox on this site in Development, and no payments elsewhere.
    /// </summary>
    public string? CheckoutUrl { get; set; }

    /// <summary>What checkout addresses and notices are signed with, 32 characters or more. Required with <see cref="CheckoutUrl"/>.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The secret before this one, under which notices are still taken while it is replaced.</summary>
    public string? PreviousWebhookSecret { get; set; }

    /// <summary>How far a notice's time may be from this server's, either way. 10 s to 1 h.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the sandbox sends its notices; this server's own first address when null. Development only.</summary>
    public string? SandboxWebhookUrl { get; set; }
}
