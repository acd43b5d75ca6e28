using System.Text.Json;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    private bool _isLottery;
    private bool _isDrawn;
    private long _openedAt;
    private long _entryTime;

    /// <summary>Of a lottery: the seed it was announced with, in hex.</summary>
    public string? Seed { get; private set; }

    /// <summary>The version at which it was drawn; null before.</summary>
    public long? DrawnAt { get; private set; }

    private void Announce(JsonElement settings)
    {
        _isLottery = settings.TryGetProperty("mode", out var mode) && mode.GetInt32() == 1;
        Seed = Text("seed");
        World.Require(Seed is not null == _isLottery, Law.Draw, $"a lottery: {_isLottery}, with a seed: {Seed is not null}");
        if (_isLottery)
            _entryTime = settings.GetProperty("entryTime").GetInt64();
    }

    private void Enter()
    {
        if (Come("entered") is not { } entry)
            return;
        World.Require(_isLottery && !_isDrawn, Law.Draw, $"{entry.Number} is entered: a lottery: {_isLottery}, drawn: {_isDrawn}");
        World.Require(
            !Claims.Exists(c => c.Viewer == entry.Viewer && c != entry && c.Status == ReservationStatus.Entered), Law.Draw,
            $"{entry.Viewer} has entered twice");
        entry.Becomes(ReservationStatus.Entered, Revision + 1);
        RequireLimit(entry);
        World.Seen.Add(Case.Entered);
    }

    private void Draw()
    {
        World.Require(_isLottery && !_isDrawn, Law.Draw, $"drawn: a lottery: {_isLottery}, drawn before: {_isDrawn}");
        World.Require(_phase is DropStatus.Open or DropStatus.Paused && !(_closesAt <= _at), Law.Draw, $"drawn while {_phase}");
        World.Require(Text("by") is not null || _at >= _openedAt + _entryTime, Law.Draw, $"drawn by itself {_at - _openedAt} ms after the opening");
        World.Require(Text("seed") == Seed, Law.Draw, $"drawn by another seed than it was announced with");
        if (World.Broken is not null)
            return;
        var entries = Claims.FindAll(c => c.Status == ReservationStatus.Entered);
        var draw = PlainDraw.Of(Seed!, entries.ConvertAll(c => (c, $"drop\n{c.Viewer}\n{_shelves[c.Shelf].Variant}\n{c.Quantity}")));
        World.Require(
            (Number("entries"), Text("root"), Text("rankRoot")) == (entries.Count, draw.Root, draw.RankRoot), Law.Draw,
            $"drawn are {Number("entries")} entries with roots {Text("root")} and {Text("rankRoot")}, not {entries.Count}, {draw.Root} and {draw.RankRoot}");
        for (var i = 0; i < draw.Ranked.Count; i++)
        {
            draw.Ranked[i].Rank = i + 1;
            draw.Ranked[i].Becomes(ReservationStatus.Waiting, Revision + 1);
        }

        (_isDrawn, DrawnAt) = (true, Revision + 1);
        World.Seen.Add(_phase == DropStatus.Paused ? Case.DrawnWhilePaused : Text("by") is null ? Case.Drawn : Case.DrawnByHand);
    }
}
