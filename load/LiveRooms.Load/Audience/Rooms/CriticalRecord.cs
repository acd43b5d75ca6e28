using LiveRooms.Load.Audience.Checks;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Audience.Rooms;

/// <summary>
/// The critical events of a room that anybody saw, and the stretches of its feed that were brought to viewers with how many events
/// each: every stretch must have had all that lie in it. They are judged at the end, and before when there are too many to keep.
/// Used under its room's lock.
/// </summary>
internal sealed class CriticalRecord
{
    /// <summary>Stretches kept; with so many, those there are are judged by what is known, and forgotten.</summary>
    private const int MostStretches = 200_000;

    private readonly SortedDictionary<long, SortedDictionary<long, SharedEvent>> _events = [];
    private readonly SortedDictionary<long, Spans> _spans = [];
    private readonly HashSet<Stretch> _stretches = [];

    /// <summary>All events, in order.</summary>
    public IEnumerable<SeenEvent> Events =>
        _events.SelectMany(life => life.Value.Values, (life, e) => new SeenEvent(life.Key, e.Sequence, e.Kind, e.Drop));

    /// <summary>What was brought to anybody, in order.</summary>
    public IEnumerable<FeedSpan> Spans =>
        _spans.SelectMany(life => life.Value.All, (life, span) => new FeedSpan(life.Key, span.From, span.Through));

    /// <summary>Takes in a stretch that was brought to somebody.</summary>
    /// <returns>Whether it is time to judge.</returns>
    public bool Take(long epoch, long from, long through, CriticalEvents events)
    {
        foreach (var e in events.Shared)
        {
            if (!_events.TryGetValue(epoch, out var known))
                _events.Add(epoch, known = []);
            known.TryAdd(e.Sequence, e);
        }
        if (through > from)
        {
            if (!_spans.TryGetValue(epoch, out var spans))
                _spans.Add(epoch, spans = new Spans());
            spans.Add(from, through);
            _stretches.Add(new Stretch(epoch, from, through, events.Shared.Count, events.Sum));
        }
        return _stretches.Count >= MostStretches;
    }

    /// <summary>Names the stretches that lacked events, and forgets them all.</summary>
    public void Judge(string show, ViolationBook violations)
    {
        foreach (var ofEpoch in _stretches.GroupBy(stretch => stretch.Epoch))
        {
            var events = _events.TryGetValue(ofEpoch.Key, out var known) ? known.Values.ToArray() : [];
            var sequences = Array.ConvertAll(events, e => e.Sequence);
            var sums = new ulong[events.Length + 1];
            for (var i = 0; i < events.Length; i++)
                sums[i + 1] = unchecked(sums[i] + Chance.Mixed((ulong)sequences[i]));
            foreach (var stretch in ofEpoch)
            {
                var (begin, end) = (CountThrough(sequences, stretch.From), CountThrough(sequences, stretch.Through));
                if (end - begin == stretch.Events && unchecked(sums[end] - sums[begin]) == stretch.Sum)
                    continue;
                violations.Add(
                    GateNames.CriticalOnce,
                    $"{show}: from {stretch.Epoch}:{stretch.From} through {stretch.Through} somebody got {stretch.Events} events of "
                    + $"{end - begin}: {string.Join(", ", events[begin..end].Select(e => $"{e.Sequence} {e.Kind}"))}");
            }
        }
        _stretches.Clear();
    }

    private static int CountThrough(long[] sequences, long through)
    {
        var place = Array.BinarySearch(sequences, through);
        return place >= 0 ? place + 1 : ~place;
    }

    private readonly record struct Stretch(long Epoch, long From, long Through, int Events, ulong Sum);
}
