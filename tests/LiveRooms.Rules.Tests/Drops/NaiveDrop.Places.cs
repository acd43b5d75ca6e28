using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

internal sealed partial class NaiveDrop
{
    private RefusalReason? Countdown(StartCountdown countdown, DateTimeOffset now)
    {
        if (countdown.Seconds is < 10 or > 300)
            return RefusalReason.DropSettingsInvalid;
        if (IsOpen || IsOver(now))
            return RefusalReason.DropWrongState;
        if (_closesAt <= now.AddSeconds(countdown.Seconds) + (_settings.EntryTime ?? TimeSpan.Zero))
            return RefusalReason.DropSettingsInvalid;
        _opensAt = now.AddSeconds(countdown.Seconds);
        return null;
    }

    private RefusalReason? Share(ShareDrop share, DateTimeOffset now)
    {
        if (share.By == Make.Host)
            return RefusalReason.NotShowOwner;
        if (share.Units < 1)
            return RefusalReason.StockInvalid;
        if (IsClosed)
            return RefusalReason.DropWrongState;
        if (Home(share.Variant) is not { } home)
            return RefusalReason.VariantUnknown;
        if (share.Show == _settings.Show)
            return RefusalReason.DropSettingsInvalid;
        if (FreeOf(home) < share.Units)
            return RefusalReason.StockTaken;
        home.Total -= share.Units;
        var place = PlaceOf(share.Variant, share.Show);
        if (place is null)
            _places.Add(place = new Place(share.Variant, share.Show, 0));
        place.Total += share.Units;
        Promote(now, place);
        return null;
    }

    private RefusalReason? Revoke(RevokeShare revoke, DateTimeOffset now)
    {
        if (revoke.Units < 1)
            return RefusalReason.StockInvalid;
        if (IsClosed)
            return RefusalReason.DropWrongState;
        if (Home(revoke.Variant) is not { } home)
            return RefusalReason.VariantUnknown;
        if (revoke.Show == _settings.Show || PlaceOf(revoke.Variant, revoke.Show) is not { } place)
            return RefusalReason.DropNotOffered;
        if (FreeOf(place) < revoke.Units)
            return RefusalReason.StockTaken;
        place.Total -= revoke.Units;
        home.Total += revoke.Units;
        Promote(now, home);
        return null;
    }

    private Place? Home(VariantId? variant) => PlaceOf(variant, _settings.Show);

    private Place? PlaceOf(VariantId? variant, ShowId show) => _places.SingleOrDefault(p => p.Variant == variant && p.Show == show);

    private int FreeOf(Place place) => place.Total
        - Claims.Where(c => c.Place == place && c.Status is ReservationStatus.Held or ReservationStatus.Confirmed).Sum(c => c.Quantity);

    private long PriceAt(Place place) => place.Variant is { } variant && _prices.TryGetValue(variant, out var price) ? price : _price;

    internal sealed class Place(VariantId? variant, ShowId show, int total)
    {
        public VariantId? Variant { get; } = variant;

        public ShowId Show { get; } = show;

        public int Total { get; set; } = total;
    }
}
