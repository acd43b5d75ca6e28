using System.Buffers.Binary;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>Lets in what the payment provider signed, not long ago, and not twice.</summary>
internal sealed class NoticeGate(PaymentKeys keys, TakenNotices taken, TimeProvider time, IOptions<PaymentOptions> options)
{
    private static readonly Refusal Unsigned = new(
        RefusalReason.WebhookUnsigned, $"Sign the body in the header {WebhookSignature.Header}: t=<unix seconds>,v1=<hex of HMAC-SHA256(secret, t.body)>.");

    private static readonly Refusal Replayed = new(
        RefusalReason.WebhookReplayed, "This notice was taken in already; sign a repetition anew to learn what it led to.");

    /// <summary>Null when the notice may come in; its seal is then handed to <see cref="Close"/> when it is done.</summary>
    public Refusal? Check(string? header, ReadOnlySpan<byte> body, out UInt128 seal)
    {
        seal = default;
        // The time counts only once its signature does.
        if (NoticeSignature.Read(header) is not { } signature || !signature.IsOf(keys.All, body))
            return Unsigned;
        var off = (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(signature.Time)).Duration();
        if (off > options.Value.Tolerance)
        {
            return new Refusal(
                RefusalReason.WebhookStale, $"The notice was signed {off.TotalSeconds:F0} seconds off this server's time; sign it anew.");
        }

        // By our own key, so that one of two signatures left out makes no other notice of it.
        seal = BinaryPrimitives.ReadUInt128BigEndian(WebhookSignature.Compute(keys.Current, signature.Time, body));
        return taken.Has(seal) ? Replayed : null;
    }

    /// <summary>The notice is done: the same one is not let in again as long as its time is good.</summary>
    public void Close(UInt128 seal)
    {
        var now = time.GetUtcNow();
        taken.Add(seal, now, now + (options.Value.Tolerance * 2));
    }
}
