using System.Collections.Immutable;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Chooses the lines that are shown to all, and keeps those left out for who said them here: who speaks sees itself. Bounded: of
/// more lines than <see cref="Kept"/> the newest, so that no tick makes more frames for them, and of more speakers the latest. What
/// falls out is counted like anybody's; its author has the answer that it is stored. Called under the relay's lock.
/// </summary>
/// <param name="mayShow">How many of so many lines are shown now, besides the room's own voices.</param>
internal sealed class SampledChat(Func<int, int> mayShow)
{
    /// <summary>Lines kept for their authors at most.</summary>
    public const int Kept = 512;

    /// <summary>Speakers remembered: between half as many and all of them.</summary>
    public const int Speakers = 8_192;

    private readonly Ring<FeedLine> _lines = new(Kept);
    private HashSet<ViewerId> _speakers = [];
    private HashSet<ViewerId> _earlier = [];

    /// <summary>A viewer of this edge says something.</summary>
    public void Speaks(ViewerId viewer)
    {
        if (_speakers.Count >= Speakers / 2)
            (_earlier, _speakers) = (_speakers, []);
        _speakers.Add(viewer);
    }

    /// <summary>The new lines that are shown to all.</summary>
    /// <param name="lines">Lines in order.</param>
    /// <param name="host">The show's creator.</param>
    public ImmutableArray<FeedLine> Sample(ImmutableArray<FeedLine> lines, CreatorId host)
    {
        var others = lines.Count(line => !ChatSample.IsOwnVoice(line.Line, host));
        var budget = mayShow(others);
        if (budget >= others)
            return lines;
        var chosen = new bool[lines.Length];
        ChatSample.Choose([.. lines.Select(line => line.Line)], host, budget, chosen);
        var shown = ImmutableArray.CreateBuilder<FeedLine>();
        foreach (var (line, isShown) in lines.Zip(chosen))
        {
            if (isShown)
                shown.Add(line);
            else if (Spoke(line.Line.Viewer))
                _lines.Add(line, out _);
        }
        return shown.ToImmutable();
    }

    /// <summary>The feed starts over.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>Adds whose lines were left out after a place.</summary>
    public void AddAuthors(long after, ref HashSet<ViewerId>? viewers)
    {
        for (var i = First(after); i < _lines.Count; i++)
            (viewers ??= []).Add(_lines[i].Line.Viewer);
    }

    /// <summary>Adds who said lines here that are shown to all, but perhaps not to the slow.</summary>
    public void AddSpeakers(RingSlice<Numbered<FeedLine>> shown, ref HashSet<ViewerId>? viewers)
    {
        foreach (var (_, line) in shown)
        {
            if (Spoke(line.Line.Viewer))
                (viewers ??= []).Add(line.Line.Viewer);
        }
    }

    /// <summary>The lines shown to all and those of one viewer after a place, in order.</summary>
    public List<FeedLine> Among(RingSlice<Numbered<FeedLine>> shown, long after, ViewerId? viewer)
    {
        var all = new List<FeedLine>(shown.Count + 1);
        var own = viewer is null ? _lines.Count : First(after);
        foreach (var (sequence, line) in shown)
        {
            for (; own < _lines.Count && _lines[own].Sequence < sequence; own++)
                AddOwn();
            all.Add(line);
        }
        for (; own < _lines.Count; own++)
            AddOwn();
        return all;

        void AddOwn()
        {
            if (_lines[own].Line.Viewer == viewer)
                all.Add(_lines[own]);
        }
    }

    private bool Spoke(ViewerId viewer) => _speakers.Contains(viewer) || _earlier.Contains(viewer);

    private int First(long after)
    {
        var first = _lines.Count;
        while (first > 0 && _lines[first - 1].Sequence > after)
            first--;
        return first;
    }
}
