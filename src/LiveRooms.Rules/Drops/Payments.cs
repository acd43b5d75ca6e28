using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>The payments a drop has heard of, each once, found by the hash of its id; none is ever forgotten.</summary>
internal sealed class Payments
{
    private readonly HashIndex _index = new();
    private readonly List<Payment> _known = [];
    private readonly Dictionary<long, int> _orders = [];

    /// <summary>Payments that failed and did not succeed since.</summary>
    public int Failed { get; private set; }

    /// <summary>Payments that bought something.</summary>
    public int Bought => _orders.Count;

    /// <summary>The failed ones in order of their failure.</summary>
    public IEnumerable<Payment> AllFailed => _known.Where(payment => payment.State == PaymentState.Failed);

    public Payment? Find(PaymentId id)
    {
        var slot = Seek(ShortId.Of(id.Value));
        return slot < 0 ? null : At((int)_index.At(slot));
    }

    /// <summary>The payment that bought an order; null when none did.</summary>
    public PaymentId? OfOrder(long number) => _orders.TryGetValue(number, out var place) ? At(place).Id : null;

    /// <summary>A payment bought an order.</summary>
    /// <exception cref="InvalidOperationException">It was settled before, or the order was paid before.</exception>
    public void Buy(PaymentId id, long number)
    {
        if (!_orders.TryAdd(number, Put(id, number, PaymentState.Bought)))
            throw new InvalidOperationException($"Payment {id} cannot follow: order {number} is paid.");
    }

    /// <summary>Takes in a payment that bought nothing.</summary>
    /// <exception cref="InvalidOperationException">It was settled before.</exception>
    public void Take(PaymentId id, long number, PaymentState state) => Put(id, number, state);

    // The place among those known, from 1.
    private int Put(PaymentId id, long number, PaymentState state)
    {
        var payment = new Payment(ShortId.Of(id.Value), (uint)number, state);
        Failed += state == PaymentState.Failed ? 1 : 0;
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
        Failed--;
        _known[place - 1] = payment;
        return place;
    }

    private Payment At(int place) => _known[place - 1];

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
