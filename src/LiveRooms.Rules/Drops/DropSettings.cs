using System.Text.Json.Serialization;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>What a drop is made with. Its price and closing time may change later: see <see cref="Drop.Terms"/>.</summary>
/// <param name="Id">The drop.</param>
/// <param name="Show">The show it is offered in.</param>
/// <param name="Creator">Whose it is.</param>
/// <param name="Product">What is sold, at the drop's price.</param>
/// <param name="Stock">Units at the start, 1 to 1,000,000.</param>
/// <param name="PerViewerLimit">Units one viewer may have waiting, held and confirmed together, 1 to 100.</param>
/// <param name="HoldTime">How long a hold lasts, 5 seconds to an hour, whole milliseconds.</param>
/// <param name="WaitlistLimit">Reservations that may wait at once, 0 to 1,000,000.</param>
/// <param name="OpensAt">Opens by itself at this time, if given.</param>
/// <param name="ClosesAt">Closes by itself at this time, if given; after <paramref name="OpensAt"/>.</param>
/// <param name="Payment">Whether what is held is bought by a payment alone.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.settings")]
public sealed record DropSettings(
    DropId Id, ShowId Show, CreatorId Creator, ProductSnapshot Product, int Stock, int PerViewerLimit, TimeSpan HoldTime,
    int WaitlistLimit, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Payment = false);
