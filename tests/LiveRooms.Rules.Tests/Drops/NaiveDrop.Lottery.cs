using System.Security.Cryptography;
using System.Text;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

internal sealed partial class NaiveDrop
{
    private DateTimeOffset? _openedAt;

    public bool IsDrawn { get; private set; }

    public IEnumerable<Claim> Entries => Claims.Where(c => c.Status == ReservationStatus.Entered);

    public DateTimeOffset? EntriesEndAt => IsEntering ? _openedAt + _settings.EntryTime : null;

    private bool IsEntering => _settings.Mode == DropMode.Lottery && IsOpen && !IsClosed && !IsDrawn;

    private RefusalReason? Draw(DrawLottery draw, DateTimeOffset now)
    {
        if (IsDrawn || (draw.By is null && !(EntriesEndAt <= now)))
            return null;
        if (!IsEntering || IsOver(now))
            return RefusalReason.DropWrongState;
        IsDrawn = true;
        var rank = 0;
        foreach (var entry in Entries.OrderBy(KeyOf, StringComparer.Ordinal).ToList())
        {
            entry.Rank = ++rank;
            entry.Status = ReservationStatus.Waiting;
        }

        Promote(now);
        return null;
    }

    private bool IsEnteredAgain(DropCommand command, long? number) =>
        command is Rules.Drops.Reserve && _done.Values.Any(d => d.Command is Rules.Drops.Reserve && d.Number == number);

    private string KeyOf(Claim entry)
    {
        var text = $"{_settings.Id}\n{entry.Viewer}\n{entry.Place.Variant}\n{entry.Quantity}";
        var leaf = SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);
        return Convert.ToHexString(HMACSHA256.HashData(Convert.FromHexString(Make.Seed.Value), leaf));
    }
}
