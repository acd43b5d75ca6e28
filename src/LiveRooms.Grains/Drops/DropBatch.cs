using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// Viewers' requests, packed: about 36 bytes each instead of objects and strings, and read one by one without making any. At most
/// <see cref="DropRequest.MaxBatch"/>.
/// </summary>
[CollectionBuilder(typeof(DropBatch), nameof(Of))]
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("lr.drop.batch")]
[SuppressMessage("Naming", "CA1710", Justification = "A batch is what it is.")]
public sealed class DropBatch : IReadOnlyCollection<DropRequest>
{
    [Id(0)]
    private readonly byte[] _packed;

    // Requests that have anything the packed form has no place for.
    [Id(1)]
    private readonly ImmutableArray<DropRequest> _others;

    private DropBatch(int count, byte[] packed, ImmutableArray<DropRequest> others, long seen)
    {
        Count = count;
        Seen = seen;
        _packed = packed;
        _others = others;
    }

    /// <summary>Requests.</summary>
    [Id(2)]
    public int Count { get; }

    /// <summary>The drop's highest version that those who ask may have seen: one that stands below has lost something. 0 when unknown.</summary>
    [Id(3)]
    public long Seen { get; }

    /// <summary>Packs requests.</summary>
    public static DropBatch Of(params ReadOnlySpan<DropRequest> requests)
    {
        var packer = new Packer();
        foreach (ref readonly var request in requests)
            packer.Add(request);
        return packer.Take();
    }

    /// <summary>Looks whether it is whole and every request of a known kind, so that no part of it is decided when it is not.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A request is of no known kind.</exception>
    public void Check()
    {
        var count = 0;
        foreach (var request in this)
        {
            if (request.Action is < DropAction.Reserve or > DropAction.Release)
                throw new ArgumentOutOfRangeException(nameof(request), request.Action, "No such action.");
            count++;
        }

        if (count != Count)
            throw new FormatException($"A batch of {Count} requests holds {count}.");
    }

    /// <summary>Reads the requests, in order.</summary>
    public Enumerator GetEnumerator() => new(_packed, _others);

    IEnumerator<DropRequest> IEnumerable<DropRequest>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads one request after the other. A damaged batch throws a FormatException on the way.</summary>
    public struct Enumerator : IEnumerator<DropRequest>
    {
        private readonly byte[] _packed;
        private readonly ImmutableArray<DropRequest> _others;
        private int _position;

        internal Enumerator(byte[] packed, ImmutableArray<DropRequest> others) => (_packed, _others) = (packed, others);

        /// <inheritdoc/>
        public DropRequest Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_position >= _packed.Length)
                return false;
            var reader = new PackedReader(_packed.AsSpan(_position));
            Current = DropRequestBytes.Read(ref reader, _others);
            _position += reader.Position;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _position = 0;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }

    /// <summary>Packs one batch after the other, in the same buffer. Not safe for concurrent use.</summary>
    public sealed class Packer
    {
        private readonly PackedWriter _writer = new(4_096);
        private ImmutableArray<DropRequest>.Builder? _others;

        /// <summary>Requests added since the last batch was taken.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a request to the next batch.</summary>
        public void Add(in DropRequest request)
        {
            if (!DropRequestBytes.TryWrite(_writer, request))
            {
                _others ??= ImmutableArray.CreateBuilder<DropRequest>();
                DropRequestBytes.WriteOther(_writer, _others.Count);
                _others.Add(request);
            }

            Count++;
        }

        /// <summary>The batch of what was added; begins the next.</summary>
        /// <param name="seen">The drop's highest version that those who ask may have seen; 0 when unknown.</param>
        public DropBatch Take(long seen = 0)
        {
            var batch = new DropBatch(Count, _writer.ToArray(), _others?.DrainToImmutable() ?? [], seen);
            _writer.Clear();
            Count = 0;
            return batch;
        }
    }
}
