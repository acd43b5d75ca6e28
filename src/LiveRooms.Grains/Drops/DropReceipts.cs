using System.Collections;
using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// The answers to a batch, one for each request, in its order; packed: about ten bytes for a hold, two for a refusal. Read when
/// first looked at.
/// </summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("lr.drop.receipts")]
public sealed class DropReceipts : IReadOnlyList<DropReceipt>
{
    [Id(0)]
    private readonly byte[] _packed;

    [Id(1)]
    private readonly DropId _drop;

    // Each reason once.
    [Id(2)]
    private readonly ImmutableArray<Refusal> _refusals;

    // Reservations that have anything the packed form has no place for.
    [Id(3)]
    private readonly ImmutableArray<ReservationView> _others;

    [NonSerialized]
    private DropReceipt[]? _receipts;

    private DropReceipts(int count, byte[] packed, DropId drop, ImmutableArray<Refusal> refusals, ImmutableArray<ReservationView> others)
    {
        Count = count;
        _packed = packed;
        _drop = drop;
        _refusals = refusals;
        _others = others;
    }

    /// <summary>Answers.</summary>
    [Id(4)]
    public int Count { get; }

    /// <summary>The answer to the request of that index.</summary>
    /// <exception cref="FormatException">The answers are damaged.</exception>
    public DropReceipt this[int index] => Read()[index];

    /// <summary>Packs answers, all of one drop.</summary>
    public static DropReceipts Of(params IEnumerable<DropReceipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        var packer = new Packer();
        foreach (var receipt in receipts)
            packer.Add(receipt);
        return packer.Take();
    }

    /// <summary>The same refusal for every request.</summary>
    public static DropReceipts Refused(int count, Refusal refusal) => Of(Enumerable.Repeat(new DropReceipt(refusal, null), count));

    /// <inheritdoc/>
    public IEnumerator<DropReceipt> GetEnumerator() => ((IEnumerable<DropReceipt>)Read()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DropReceipt[] Read()
    {
        if (_receipts is { } known)
            return known;
        // A receipt takes at least a byte: no number that is sent can ask for more memory than came.
        if (Count < 0 || Count > _packed.Length)
            throw new FormatException($"{_packed.Length} bytes hold no {Count} receipts.");
        var receipts = new DropReceipt[Count];
        var reader = new PackedReader(_packed);
        var last = default(DropReceiptBytes);
        for (var i = 0; i < receipts.Length; i++)
            receipts[i] = last.Read(ref reader, _drop, _refusals, _others);
        if (!reader.AtEnd)
            throw new FormatException("More follows the last receipt.");
        return _receipts = receipts;
    }

    /// <summary>Packs one batch's answers after another's, in the same buffer. Not safe for concurrent use.</summary>
    public sealed class Packer
    {
        private readonly PackedWriter _writer = new(4_096);
        private readonly List<Refusal> _refusals = [];
        private readonly List<ReservationView> _others = [];
        private DropReceiptBytes _last;
        private DropId? _drop;
        private int _count;

        /// <summary>Adds the next answer.</summary>
        public void Add(DropReceipt receipt)
        {
            _count++;
            if (receipt.Refusal is { } refusal)
            {
                DropReceiptBytes.WriteRefusal(_writer, IndexOf(refusal));
                return;
            }

            _drop ??= receipt.Reservation?.Drop;
            if (receipt.Reservation is not { } view)
            {
                DropReceiptBytes.WriteNone(_writer);
            }
            else if (view.Drop != _drop || !_last.TryWrite(_writer, view))
            {
                DropReceiptBytes.WriteOther(_writer, _others.Count);
                _others.Add(view);
            }
        }

        /// <summary>The answers added; begins the next batch's.</summary>
        public DropReceipts Take()
        {
            var receipts = new DropReceipts(_count, _writer.ToArray(), _drop ?? default, [.. _refusals], [.. _others]);
            _writer.Clear();
            _refusals.Clear();
            _others.Clear();
            (_last, _drop, _count) = (default, null, 0);
            return receipts;
        }

        // Nearly always the one before: a batch of a thousand has a handful of reasons.
        private int IndexOf(Refusal refusal)
        {
            const int Looked = 8;
            for (var i = _refusals.Count - 1; i >= Math.Max(0, _refusals.Count - Looked); i--)
            {
                if (_refusals[i] == refusal)
                    return i;
            }

            _refusals.Add(refusal);
            return _refusals.Count - 1;
        }
    }
}
