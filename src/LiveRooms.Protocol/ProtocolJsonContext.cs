using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Protocol;

/// <summary>
/// Every message of the hub and of the HTTP API as JSON: camelCase, names read without regard to case. The one closed
/// list of what may cross the wire; the edge and the clients share it.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinReply))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ReactRequest))]
[JsonSerializable(typeof(ReserveRequest))]
[JsonSerializable(typeof(ReservationRequest))]
[JsonSerializable(typeof(ReservationReply))]
[JsonSerializable(typeof(MineReply))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(RoomFrame))]
[JsonSerializable(typeof(RoomSnapshot))]
[JsonSerializable(typeof(RoomEvent))]
[JsonSerializable(typeof(ChatLine))]
[JsonSerializable(typeof(Counters))]
[JsonSerializable(typeof(ReservationCard))]
[JsonSerializable(typeof(ViewerCard))]
[JsonSerializable(typeof(ShowCard))]
[JsonSerializable(typeof(DropCard))]
[JsonSerializable(typeof(ProductCard))]
[JsonSerializable(typeof(ProductCard[]))]
[JsonSerializable(typeof(IReadOnlyList<ProductCard>))]
[JsonSerializable(typeof(GuestSignIn))]
[JsonSerializable(typeof(CreatorSignIn))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(CreateShow))]
[JsonSerializable(typeof(PinProduct))]
[JsonSerializable(typeof(MuteViewer))]
[JsonSerializable(typeof(ShowSummary))]
[JsonSerializable(typeof(ShowDetails))]
[JsonSerializable(typeof(Page<ShowSummary>))]
[JsonSerializable(typeof(CreateDrop))]
[JsonSerializable(typeof(Restock))]
[JsonSerializable(typeof(ChangeStock))]
[JsonSerializable(typeof(MoveClosing))]
[JsonSerializable(typeof(ChangePrice))]
[JsonSerializable(typeof(RefundOrder))]
[JsonSerializable(typeof(OrderCard))]
[JsonSerializable(typeof(Page<OrderCard>))]
[JsonSerializable(typeof(ClaimCard))]
[JsonSerializable(typeof(Page<ClaimCard>))]
[JsonSerializable(typeof(CreatorDetails))]
[JsonSerializable(typeof(NameCreator))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(WebhookCard))]
[JsonSerializable(typeof(DeliveriesCard))]
[JsonSerializable(typeof(SettlementCard))]
[JsonSerializable(typeof(CommissionCard))]
[JsonSerializable(typeof(CommissionLine))]
[JsonSerializable(typeof(Page<CommissionLine>))]
public sealed partial class ProtocolJsonContext : JsonSerializerContext;
