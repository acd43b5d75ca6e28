using System.Collections.Immutable;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Chooses the lines that are shown to all, and keeps those of who spoke here, so that who speaks sees itself: in its frames, also
/// when the line is left out of the others' or so old that only its author is still told, and in the room that it joins again.
/// Bounded: of more lines than <see cref="Kept"/> the newest, so that no tick makes more frames for them, and of more speakers the
/// latest. What falls out, what a frame that starts a viewer over has no room for, and on another edge what was left out there, is
/// not shown to its author, who has the answer that it is stored; frames count it like anybody's. Called under the relay's lock.
/// </summary>
/// <param name="mayShow">How many of so many lines are shown now, besides the room's own voices.</param>
internal sealed class SampledChat(Func<int, int> mayShow)
{
    /// <summary>Lines kept for their authors at most.</summary>
    public const int Kept = 1_024;

    /// <summary>Speakers remembered: between half as many and all of them.</summary>
    public const int Speakers = 8_192;

    private HashSet<ViewerId> _speakers = [];
    private HashSet<ViewerId> _earlier = [];

    /// <summary>Lines of who spoke here; told apart are those that others are not shown, or no longer.</summary>
    public OwnItems<FeedLine> Own { get; private set; } = new(Kept, losses: 1);

    /// <summary>A viewer of this edge says something.</summary>
    public void Speaks(ViewerId viewer)
    {
        if (_speakers.Count >= Speakers / 2)
            (_earlier, _speakers) = (_speakers, []);
        _speakers.Add(viewer);
    }

    /// <summary>Takes new lines in; those that are shown to all.</summary>
    /// <param name="lines">Lines in order.</param>
    /// <param name="host">The show's creator.</param>
    public ImmutableArray<FeedLine> Sample(ImmutableArray<FeedLine> lines, CreatorId host)
    {
        var others = lines.Count(line => !ChatSample.IsOwnVoice(line.Line, host));
        var budget = mayShow(others);
        if (budget >= others)
            return ShowAll(lines);
        var chosen = new bool[lines.Length];
        ChatSample.Choose([.. lines.Select(line => line.Line)], host, budget, chosen);
        var shown = ImmutableArray.CreateBuilder<FeedLine>();
        foreach (var (line, isShown) in lines.Zip(chosen))
        {
            if (isShown)
                shown.Add(line);
            Keep(line, apart: !isShown);
        }
        return shown.ToImmutable();
    }

    /// <summary>Takes in lines that are shown to all, whatever the room's pace.</summary>
    public ImmutableArray<FeedLine> ShowAll(ImmutableArray<FeedLine> lines)
    {
        foreach (var line in lines)
            Keep(line, apart: false);
        return lines;
    }

    /// <summary>A line that was shown to all is not kept for them any more.</summary>
    public void Part(FeedLine line) => Own.Part(line.Line.Viewer, line.Sequence);

    /// <summary>The feed starts over.</summary>
    public void Clear() => Own = new OwnItems<FeedLine>(Kept, losses: 1);

    private void Keep(FeedLine line, bool apart)
    {
        var author = line.Line.Viewer;
        if (_speakers.Contains(author) || _earlier.Contains(author))
            Own.Add(author, line.Sequence, line, apart);
    }
}
