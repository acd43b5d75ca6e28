namespace LiveRooms.Rules.Shows;

public sealed partial class Show
{
    /// <summary>The whole show, to be stored.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public ShowSnapshot ToSnapshot() => new(
        Revision, ViewRevision, Settings, Status, [.. _drops], [.. _mutes.InOrder], LastLine, [.. _chat],
        [.. _said.InOrder.Select(pair => new StoredSaying(pair.Key.Viewer, pair.Key.Operation, pair.Value))], Tally.ToSnapshot(),
        StartedAt, EndedAt, Pinned);

    /// <summary>The show as it was when the snapshot was taken.</summary>
    /// <exception cref="InvalidOperationException">The snapshot contradicts itself.</exception>
    public static Show FromSnapshot(ShowSnapshot snapshot)
    {
        if (snapshot.Chat.Count > 0 && snapshot.Chat[^1].Number != snapshot.Lines)
            throw new InvalidOperationException($"The last line is {snapshot.Chat[^1].Number}, the snapshot says {snapshot.Lines}.");
        var show = new Show
        {
            Revision = snapshot.Revision,
            ViewRevision = snapshot.ViewRevision,
            _settings = snapshot.Settings,
            Status = snapshot.Status,
            StartedAt = snapshot.StartedAt,
            EndedAt = snapshot.EndedAt,
            Pinned = snapshot.Pinned,
            LastLine = snapshot.Lines,
            Tally = Tally.FromSnapshot(snapshot.Tally),
        };
        show._drops.AddRange(snapshot.Drops);
        foreach (var mute in snapshot.Mutes)
            show._mutes.Add(mute.Viewer, mute.Until);
        foreach (var line in snapshot.Chat)
            show._chat.Add(line, out _);
        foreach (var saying in snapshot.Said)
            show._said.Add((saying.Viewer, saying.Operation), saying.Print);
        return show;
    }
}
