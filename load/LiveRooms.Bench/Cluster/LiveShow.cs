using System.Collections.Immutable;
using LiveRooms.Bench.Drops;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Bench.Cluster;

/// <summary>A live show as one edge sees it: its relay reports and follows, and its drop, where it has one, is reserved from.</summary>
internal sealed class LiveShow(IClusterClient edge, ShowId show, DropId? drop)
{
    private readonly IShowGrain _show = edge.GetGrain<IShowGrain>(show.Value);
    private readonly IDropGrain? _drop = drop is { } id ? edge.GetGrain<IDropGrain>(id.Value) : null;
    private readonly RelaySession _session = new(Ids.Operation());
    private readonly DropBatch.Packer _batch = new();
    private long _epoch;
    private long _after;
    private long _latest;
    private long _hearts;

    /// <summary>Whether it sells.</summary>
    public bool HasDrop => _drop is not null;

    /// <summary>A relay's tick: so many lines and hearts.</summary>
    public async Task Report(int lines, int hearts, string text = "How large is the blue one?")
    {
        _hearts += hearts;
        var said = Enumerable.Range(0, lines).Select(_ => new ChatPost(
            new OperationId(Ids.Operation()), new ViewerId(Ids.Viewer()), "Ada", Role.Viewer, text)).ToImmutableArray();
        var reply = await _show.Report(new RelayReport(_session, 100, new ReactionTotals(_hearts), said));
        if ((reply.Refusal ?? reply.Lines.FirstOrDefault(line => line is not null)) is { } refusal)
            throw Refused(refusal);
    }

    /// <summary>Asks for what is new; waits for it when there is nothing.</summary>
    public async Task Follow()
    {
        var page = await _show.Follow(new FollowRequest(_session, _epoch, _after, _latest));
        if (page.Refusal is { } refusal)
            throw Refused(refusal);
        (_epoch, _after, _latest) = (page.Epoch, page.Through, page.LatestVersion);
    }

    /// <summary>So many viewers reserve one unit each.</summary>
    public async Task Reserve(int units)
    {
        for (var i = 0; i < units; i++)
            _batch.Add(Ids.Reserve());
        foreach (var receipt in await _drop!.Act(_batch.Take()))
        {
            if (receipt.Refusal is { } refusal)
                throw Refused(refusal);
        }
    }

    private static InvalidOperationException Refused(Refusal refusal) => new($"{refusal.Reason}: {refusal.Message}");
}
