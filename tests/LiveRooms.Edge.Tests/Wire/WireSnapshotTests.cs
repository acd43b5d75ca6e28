using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Rules.Drops;
using MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Wire;

/// <summary>A frame as it leaves, letter by letter: what is read by old clients must not change unnoticed.</summary>
public sealed class WireSnapshotTests
{
    // Lines are broken after commas; the frame itself is one line.
    private const string Json = """
        {"type":1,"target":"Frame","arguments":[{"showId":"show-1","epoch":1,"from":3,"through":8,"at":1767225600000,
        "events":[{"sequence":5,"kind":"promoted","at":1767225605000,"dropId":"drop-1","reservation":{"dropId":"drop-1",
        "reservationId":2,"quantity":1,"status":"held","deadline":1767225660000,"waitlistPlace":null,"orderId":null,
        "version":3,"price":null,"chance":null,"variantId":null,"rank":null},"until":null},{"sequence":7,"kind":"muted","at":1767225607000,"dropId":null,"reservation":null,
        "until":1767229200000}],"chat":[{"number":1,"viewerId":"viewer-1","name":"Ada","role":"viewer","text":"line 1",
        "at":1767225604000}],"skippedChat":2,"show":{"showId":"show-1","creatorId":"creator-1","creatorName":"Grace",
        "title":"Mugs","language":"en","market":"eu","status":"live","playbackUrl":null,"pinned":null,
        "scheduledAt":null,"startedAt":1767225600000,"endedAt":null,"version":2},"drops":[{"dropId":"drop-1",
        "showId":"show-1","product":{"productId":"mug","title":"A mug","description":"Holds tea","imageUrl":"/mug.png",
        "price":1250,"currency":"EUR"},"status":"open","stock":3,"free":1,"held":2,"sold":0,"waiting":0,
        "perViewerLimit":1,"holdSeconds":60,"opensAt":null,"openedAt":1767225600000,"closesAt":null,"version":7,"revenue":0,"mode":"firstCome","variants":null,"payment":false,"lottery":null,"waitlistLimit":10}],
        "counters":{"audience":12,"tallies":{"heart":34,"like":0,"fire":0,"share":0}},"reset":null}]}
        """;

    private const string Packed = """
        [1,{},null,"Frame",[{"ShowId":"show-1","Epoch":1,"From":3,"Through":8,"At":1767225600000,
        "Events":[{"Sequence":5,"Kind":"promoted","At":1767225605000,"DropId":"drop-1","Reservation":{"DropId":"drop-1",
        "ReservationId":2,"Quantity":1,"Status":"held","Deadline":1767225660000,"WaitlistPlace":null,"OrderId":null,
        "Version":3,"Price":null,"Chance":null,"VariantId":null,"Rank":null},"Until":null},{"Sequence":7,"Kind":"muted","At":1767225607000,"DropId":null,"Reservation":null,
        "Until":1767229200000}],"Chat":[{"Number":1,"ViewerId":"viewer-1","Name":"Ada","Role":"viewer","Text":"line 1",
        "At":1767225604000}],"SkippedChat":2,"Show":{"ShowId":"show-1","CreatorId":"creator-1","CreatorName":"Grace",
        "Title":"Mugs","Language":"en","Market":"eu","Status":"live","PlaybackUrl":null,"Pinned":null,
        "ScheduledAt":null,"StartedAt":1767225600000,"EndedAt":null,"Version":2},"Drops":[{"DropId":"drop-1",
        "ShowId":"show-1","Product":{"ProductId":"mug","Title":"A mug","Description":"Holds tea","ImageUrl":"/mug.png",
        "Price":1250,"Currency":"EUR","CommissionBasisPoints":null},"Status":"open","Stock":3,"Free":1,"Held":2,"Sold":0,"Waiting":0,
        "PerViewerLimit":1,"HoldSeconds":60,"OpensAt":null,"OpenedAt":1767225600000,"ClosesAt":null,"Version":7,"Revenue":0,"Mode":"firstCome","Variants":null,"Payment":false,"Lottery":null,"WaitlistLimit":10}],
        "Counters":{"Audience":12,"Tallies":{"heart":34,"like":0,"fire":0,"share":0}},"Reset":null}],[]]
        """;

    [Fact]
    public async Task A_frame_as_text()
    {
        var text = Encoding.UTF8.GetString(await Encoded("json"));
        Assert.Equal(Unbroken(Json) + '\u001e', text);
    }

    [Fact]
    public async Task A_frame_as_bytes()
    {
        // The length comes first, in two bytes for a frame of this size.
        var bytes = await Encoded("messagepack");
        var text = MessagePackSerializer.ConvertToJson(bytes.AsMemory(2), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Unbroken(Packed), bytes.Length - 2), (text, (bytes[0] & 0x7f) | (bytes[1] << 7)));
    }

    private static string Unbroken(string text) => text.ReplaceLineEndings("");

    private static async Task<byte[]> Encoded(string name)
    {
        await using var bench = await HubBench.Start();
        var protocol = bench.Services.GetServices<IHubProtocol>().Single(p => p.Name == name);
        return protocol.GetMessageBytes(new InvocationMessage(HubMethods.Frame, [Sample()])).ToArray();
    }

    private static Protocol.Hub.RoomFrame Sample()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(3, Make.Room()));
        var from = feed.Place;
        var mine = Make.Event(5, FeedEventKind.Promoted, Make.Viewer(1)) with
        {
            Drop = new("drop-1"),
            Reservation = Make.Reservation(2, ReservationStatus.Held),
        };
        feed.Apply(Make.Page(
            8, Make.Room(Make.ShowView(version: 2), audience: 12, hearts: 34, drops: Make.DropView(version: 7, free: 1)),
            events: [mine, Make.Event(7, FeedEventKind.Muted, Make.Viewer(1))], lines: [Make.Line(4, 1)]));
        return feed.OwnFrame(feed.Frame(from, Make.Start), Make.Viewer(1))!;
    }
}
