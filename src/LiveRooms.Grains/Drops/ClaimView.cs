using System.Collections.Immutable;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>A reservation that is entered, waits or is held, as the drop's creator sees it.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation's number.</param>
/// <param name="Viewer">Whose it is.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status">Entered, waiting or held.</param>
/// <param name="At">When it was made.</param>
/// <param name="Variant">The variant, where the drop has some.</param>
/// <param name="Show">The show whose units it is for.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.claim")]
public sealed record ClaimView(
    DropId Drop, long Number, ViewerId Viewer, int Quantity, ReservationStatus Status, DateTimeOffset At, VariantId? Variant = null,
    ShowId? Show = null);

/// <summary>A page of claims.</summary>
/// <param name="Claims">By number.</param>
/// <param name="Next">The number after which the next page begins; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.claim-page")]
public sealed record ClaimPage(ImmutableArray<ClaimView> Claims, int? Next);
