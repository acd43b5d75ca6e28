using System.Text.Json;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>
/// The stored journal, read entry by entry as it is written, with eyes of its own: from the text, by the plainest rules, sharing
/// nothing with the code it watches. Each event must be one that may follow.
/// </summary>
internal sealed partial class Ledger(History history)
{
    private readonly List<Moment> _moments = [new Moment(DropStatus.Announced, null, [])];
    private readonly Dictionary<string, (string Kind, long Number)> _operations = [];
    private readonly HashSet<string> _changes = [];
    private JsonElement _event;
    private long _at;
    private DropStatus _phase;
    private int _limit;
    private int _waitlist;
    private long _hold;
    private long? _opensAt;
    private long? _closesAt;

    /// <summary>Every reservation, by number.</summary>
    public List<Claim> Claims { get; } = [];

    /// <summary>Events stored.</summary>
    public long Revision => _moments.Count - 1;

    /// <summary>The drop after that many events.</summary>
    public Moment this[long revision] => _moments[(int)revision];

    public Moment Now => _moments[^1];

    /// <summary>Closed, with nobody left who holds or waits.</summary>
    public bool IsOver => Now is { Phase: DropStatus.Closed, All: { Held: 0, Waiting: 0 } } && !Claims.Exists(c => c.Status == ReservationStatus.Entered);

    public IEnumerable<Claim> Held => Claims.Where(c => c.Status == ReservationStatus.Held);

    private World World => history.World;

    /// <summary>An entry was stored just now.</summary>
    public void Read(byte[] entry)
    {
        using var text = JsonDocument.Parse(Text(entry));
        foreach (var e in text.RootElement.EnumerateArray())
        {
            _event = e;
            _at = e.GetProperty("at").GetInt64();
            Follow(e.GetProperty("e").GetString()!);
            if (World.Broken is not null)
                return;
            Balance();
            Owe(e.GetProperty("e").GetString()!);
        }

        if (text.RootElement.GetArrayLength() > 1)
            World.Seen.Add(Case.SeveralInOneEntry);
    }

    /// <summary>An entry as text: those that are packed are read by the stored format's own reader, which has tests of its own.</summary>
    public static byte[] Text(byte[] entry) => entry is [(byte)'[', ..] ? entry : DropJson.Encode(DropJson.Decode(entry));

    /// <summary>The reservation an operation made or ended; null when the journal holds no such operation.</summary>
    public long? Find(string operation) => _operations.TryGetValue(operation, out var found) ? found.Number : null;

    public bool HasChange(string operation) => _changes.Contains(operation);

    /// <summary>What a viewer had after that many events.</summary>
    public int UnitsOf(string viewer, long revision) => Claims
        .Where(c => c.Viewer == viewer && Claim.Counting(c.After(revision)))
        .Sum(c => c.Quantity);

    /// <summary>Law 3 after each event, on each shelf: everything counted anew.</summary>
    private void Balance()
    {
        var shelves = new ShelfMoment[_shelves.Count];
        for (var i = 0; i < shelves.Length; i++)
        {
            var (held, sold, waiting, revenue) = (0, 0, 0, 0L);
            foreach (var claim in Claims)
            {
                if (claim.Shelf != i)
                    continue;
                held += claim.Status == ReservationStatus.Held ? claim.Quantity : 0;
                sold += claim.Status == ReservationStatus.Confirmed ? claim.Quantity : 0;
                revenue += claim.Status == ReservationStatus.Confirmed ? claim.Quantity * claim.Price : 0;
                waiting += claim.Status == ReservationStatus.Waiting ? 1 : 0;
            }

            var shelf = _shelves[i];
            World.Require(shelf.Total - held - sold >= 0, Law.Stock, $"shelf {i} has {held} held and {sold} sold of {shelf.Total}");
            shelves[i] = new ShelfMoment(shelf.Show, shelf.Variant, shelf.Total, shelf.Total - held - sold, held, sold, waiting, revenue);
        }

        _moments.Add(new Moment(_phase, _closesAt, shelves));
        if (Now.Status == DropStatus.SoldOut)
            World.Seen.Add(Case.SoldOut);
    }

    private void Follow(string kind)
    {
        switch (kind)
        {
            case "held" or "waitlisted":
                Arrive(kind);
                break;
            case "entered":
                Enter();
                break;
            case "drawn":
                Draw();
                break;
            case "promoted":
                Promote();
                break;
            case "confirmed":
                Confirm();
                break;
            case "released":
                Release();
                break;
            case "expired":
                Expire();
                break;
            case "created" or "opened" or "closed":
                Live(kind);
                break;
            case "paidLate" or "refundDue" or "paymentFailed":
                Pay(kind);
                break;
            default:
                Change(kind);
                break;
        }
    }

    private long Number(string name) => _event.GetProperty(name).GetInt64();

    private string? Text(string name) => _event.TryGetProperty(name, out var value) ? value.GetString() : null;

    private long? Maybe(string name) => _event.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
