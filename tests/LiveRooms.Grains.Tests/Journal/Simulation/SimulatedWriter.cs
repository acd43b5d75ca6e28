using System.Runtime.InteropServices;
using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Journal.Simulation;

/// <summary>One activation after another of the same grain: callers append and wait; a failed writer gives way to one that loads.</summary>
internal sealed class SimulatedWriter(int name, FaultyJournal journal, JournalKey key, Random random)
{
    private readonly List<int> _taken = [];
    private long _told;
    private int _group;
    private int _next = name * 1_000_000;

    public List<int> Acked { get; } = [];

    public List<int> Told { get; } = [];

    public int LargestGroup { get; private set; }

    public int Fenced { get; private set; }

    public int Unavailable { get; private set; }

    /// <summary>Acknowledgements that broke the law: not stored yet, or begun after the writer had stopped.</summary>
    public int Unlawful { get; private set; }

    public async Task Live(int activations)
    {
        for (var i = 0; i < activations; i++)
        {
            var writer = Activate((await journal.Load(key)).Version);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Call(writer, 1 + random.Next(4))));
            Assert.Equal(0, writer.PendingEvents);
            Assert.Equal(writer.Failure is not null, writer.Failed.IsCompletedSuccessfully);
            Fenced += writer.Failure is JournalFencedException ? 1 : 0;
            Unavailable += writer.Failure is JournalUnavailableException ? 1 : 0;
        }
    }

    public static byte[] Encode(IReadOnlyList<int> events) => MemoryMarshal.AsBytes<int>(events.ToArray()).ToArray();

    public static int[] Decode(ReadOnlyMemory<byte> entry) => MemoryMarshal.Cast<byte, int>(entry.Span).ToArray();

    private JournalWriter<int> Activate(long version)
    {
        _taken.Clear();
        var options = new JournalWriterOptions { MaxEventsPerEntry = 6 };
        _told = version;
        return new JournalWriter<int>(journal, key, version, Encode, options);
    }

    private void Tell(int[] events, long version)
    {
        // Appends of one group are told the same version; the next group's is one higher.
        _group = version == _told ? _group + events.Length : events.Length;
        Assert.InRange(version, _told, _told + 1);
        _told = version;
        Told.AddRange(events);
        LargestGroup = Math.Max(LargestGroup, _group);
    }

    private async Task Call(JournalWriter<int> writer, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await Task.Yield();
            var repeat = random.Next(4) == 0;
            var events = repeat ? [] : Enumerable.Range(0, 1 + random.Next(3)).Select(_ => _next++).ToArray();
            _taken.AddRange(events);
            var promised = repeat ? _taken.ToArray() : events;
            var stopped = writer.Failure is not null;
            try
            {
                await (repeat ? writer.WhenDurable() : writer.Append(events, version => Tell(events, version)));
            }
            catch (Exception e) when (e is JournalFencedException or JournalUnavailableException)
            {
                continue;
            }
            Acked.AddRange(events);
            Unlawful += stopped || !journal.Stored.IsSupersetOf(promised) ? 1 : 0;
        }
    }
}
