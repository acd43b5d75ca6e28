using System.Text.Json.Serialization;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>What a drop is made with. Its prices and times may change later: see <see cref="Drop.Terms"/>.</summary>
/// <param name="Id">The drop.</param>
/// <param name="Show">The show it is offered in.</param>
/// <param name="Creator">Whose it is.</param>
/// <param name="Product">What is sold, at the drop's price.</param>
/// <param name="Stock">Units at the start, 1 to 1,000,000; the sum of its variants' where it has some.</param>
/// <param name="PerViewerLimit">Units one viewer may have waiting, held and confirmed together, 1 to 100.</param>
/// <param name="HoldTime">How long a hold lasts, 5 seconds to an hour, whole milliseconds.</param>
/// <param name="WaitlistLimit">Reservations that may wait at once, 0 to 1,000,000.</param>
/// <param name="OpensAt">Opens by itself at this time, if given.</param>
/// <param name="ClosesAt">Closes by itself at this time, if given; after <paramref name="OpensAt"/>.</param>
/// <param name="Variants">The variants it is sold in, 2 to 50; null: it has none.</param>
/// <param name="Mode">How units are given out.</param>
/// <param name="EntryTime">In a lottery: how long entries are taken, 10 seconds to an hour, whole milliseconds; else null.</param>
/// <param name="Payment">Whether an order needs a payment.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.settings")]
public sealed record DropSettings(
    DropId Id, ShowId Show, CreatorId Creator, ProductSnapshot Product, int Stock, int PerViewerLimit, TimeSpan HoldTime,
    int WaitlistLimit, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null, Variants? Variants = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DropMode Mode = DropMode.FirstCome,
    TimeSpan? EntryTime = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Payment = false);
