using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>The keys of the payment provider's signatures: the one that signs first, then the one before it, while it is replaced.</summary>
internal sealed class PaymentKeys
{
    public PaymentKeys(IOptions<PaymentOptions> options, IHostEnvironment environment)
    {
        string?[] secrets = [options.Value.WebhookSecret, options.Value.PreviousWebhookSecret];
        All = [.. secrets.Where(secret => !string.IsNullOrEmpty(secret)).Select(secret => secret!).Select(Encoding.UTF8.GetBytes)];
        // The sandbox signs for itself alone: a key of this process does.
        if (All.IsEmpty && environment.IsDevelopment())
            All = [RandomNumberGenerator.GetBytes(32)];
    }

    /// <summary>Every key under which a notice is taken; none where no payments are configured.</summary>
    public ImmutableArray<byte[]> All { get; }

    /// <summary>The key that signs.</summary>
    public byte[] Current => All[0];
}
