using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>The payments a drop has heard of, each once, found by the hash of its id; none is ever forgotten.</summary>
internal sealed class Payments
{
    private readonly HashIndex _index = new();
    private readonly List<Payment> _known = [];

    /// <summary>Payments that failed and did not succeed since.</summary>
    public int Failed { get; private set; }

    /// <summary>Payments that bought something.</summary>
    public int Bought { get; private set; }

    /// <summary>The failed ones in order of their failure.</summary>
    public IEnumerable<Payment> AllFailed => _known.Where(payment => payment.State == PaymentState.Failed);

    public Payment? Find(PaymentId id)
    {
        var slot = Seek(ShortId.Of(id.Value));
        return slot < 0 ? null : _known[(int)_index.At(slot) - 1];
    }

    /// <summary>The payment at a place that <see cref="Take"/> gave.</summary>
    public Payment At(int place) => _known[place - 1];

    /// <summary>Takes in what became of a payment.</summary>
    /// <returns>Its place, from 1.</returns>
    /// <exception cref="InvalidOperationException">It was settled before.</exception>
    public int Take(PaymentId id, long number, PaymentState state)
    {
        var payment = new Payment(ShortId.Of(id.Value), (uint)number, state);
        Count(state, 1);
        var slot = Seek(payment.Key);
        if (slot < 0)
        {
            _known.Add(payment);
            _index.Add(payment.Key.Hash, (uint)_known.Count);
            return _known.Count;
        }

        var place = (int)_index.At(slot);
        if (At(place) is not { State: PaymentState.Failed } before || state == PaymentState.Failed || before.Number != number)
            throw new InvalidOperationException($"Payment {id} cannot follow: it is settled, or is reservation {At(place).Number}'s.");
        Count(PaymentState.Failed, -1);
        _known[place - 1] = payment;
        return place;
    }

    private void Count(PaymentState state, int change)
    {
        Failed += state == PaymentState.Failed ? change : 0;
        Bought += state == PaymentState.Bought ? change : 0;
    }

    private int Seek(ShortId key)
    {
        var slot = _index.First(key.Hash);
        while (slot >= 0 && !At((int)_index.At(slot)).Key.Equals(key))
            slot = _index.Next(slot);
        return slot;
    }
}

/// <summary>Where a payment stands.</summary>
internal enum PaymentState
{
    Failed,
    Bought,
    RefundDue,
}

/// <summary>One payment.</summary>
internal readonly record struct Payment(ShortId Key, uint Number, PaymentState State)
{
    public PaymentId Id => new(Key.ToString());
}
