using System.Text;
using System.Text.Json;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

/// <summary>The stored format, letter by letter. A test that fails here means journals that can no longer be read: add, never change.</summary>
public sealed class ShowFormatTests
{
    private const string Settings =
        """{"id":"show","creator":"host","creatorName":"Host","title":"Evening market","language":"en","market":"eu","playbackUrl":"https://video.example/live.m3u8","scheduledAt":1767269400000}""";

    private const string Mug =
        """{"id":"mug","title":"Mug","description":"Holds tea.","imageUrl":null,"price":1250,"currency":"EUR"}""";

    public static TheoryData<ShowEvent, string> Pinned => new()
    {
        { new ShowCreated(Make.Start, Make.Show()), $$"""{"e":"created","at":1767268800000,"settings":{{Settings}}}""" },
        {
            new ShowCreated(Make.Start, Make.Show() with { Headline = true }),
            $$$"""{"e":"created","at":1767268800000,"settings":{{{Settings[..^1]}}},"headline":true}}"""
        },
        { new ShowWentLive(Make.Start, Make.Host.Id), """{"e":"live","at":1767268800000,"by":"host"}""" },
        { new ShowEnded(Make.Start, Make.Host.Id), """{"e":"ended","at":1767268800000,"by":"host"}""" },
        { new ProductPinned(Make.Start, Make.Mug with { ImageUrl = null }), $$"""{"e":"pinned","at":1767268800000,"product":{{Mug}}}""" },
        { new ProductPinned(Make.Start), """{"e":"pinned","at":1767268800000}""" },
        {
            new ViewerMuted(Make.Start, Make.Viewer(1), Make.At(60), Make.Host.Id),
            """{"e":"muted","at":1767268800000,"v":"v1","until":1767268860000,"by":"host"}"""
        },
        { new ViewerUnmuted(Make.Start, Make.Viewer(1), Make.Host.Id), """{"e":"unmuted","at":1767268800000,"v":"v1","by":"host"}""" },
        { new DropAttached(Make.Start, new("drop")), """{"e":"dropAttached","at":1767268800000,"drop":"drop"}""" },
        {
            new ChatPosted(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), "Олена", Role.Creator, "Привіт 👋 <b>"),
            """{"e":"chat","at":1767268800000,"n":7,"op":"op1","v":"v1","name":"Олена","role":1,"text":"Привіт \uD83D\uDC4B <b>"}"""
        },
        {
            new TallyReported(Make.Start, new("s1"), new ReactionTotals(1, 2, 3, 4)),
            """{"e":"tally","at":1767268800000,"s":"s1","t":{"heart":1,"like":2,"fire":3,"share":4}}"""
        },
        { new TallyReported(Make.Start, new("s1"), new ReactionTotals(Fire: 3)), """{"e":"tally","at":1767268800000,"s":"s1","t":{"fire":3}}""" },
        { new SessionRetired(Make.Start, new("s1")), """{"e":"sessionRetired","at":1767268800000,"s":"s1"}""" },
    };

    [Theory]
    [MemberData(nameof(Pinned))]
    public void Each_event_is_stored_as_this_text(ShowEvent e, string text)
    {
        Assert.Equal($"[{text}]", Encoding.UTF8.GetString(ShowJson.Encode([e])));
        Assert.Equal([e], ShowJson.Decode(Encoding.UTF8.GetBytes($"[{text}]")));
    }

    [Fact]
    public void Every_kind_of_event_is_pinned() => Assert.Equal(
        typeof(ShowEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ShowEvent))).ToHashSet(),
        Pinned.Select(row => row.Data.Item1.GetType()).ToHashSet());

    [Fact]
    public void A_snapshot_is_stored_as_this_text()
    {
        var bench = new ShowBench();
        bench.Do(new PinProduct(Make.Host, Make.Mug with { ImageUrl = null }));
        bench.Do(new AttachDrop(Make.Host, new("drop")));
        bench.Do(new MuteViewer(Make.Host, Make.Viewer(9), TimeSpan.FromSeconds(60)));
        bench.Do(bench.Line());
        foreach (var session in (string[])["s1", "s2"])
            bench.Do(new ReportTally(new(session), new Dictionary<ReactionKind, long> { [ReactionKind.Heart] = 5 }));
        bench.Do(new RetireSession(new("s1")));
        bench.Do(new EndShow(Make.Host));

        var text = Encoding.UTF8.GetString(ShowJson.EncodeSnapshot(bench.Show.ToSnapshot()));
        Assert.Equal(SnapshotText, text);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[{\"at\":1}]")]
    [InlineData("[{\"e\":\"sung\",\"at\":1}]")]
    [InlineData("[{\"e\":\"live\",\"at\":1}]")]
    [InlineData("[{\"e\":\"dropAttached\",\"at\":1,\"drop\":\"no id\"}]")]
    public void A_damaged_entry_is_an_error(string text) =>
        Assert.ThrowsAny<JsonException>(() => ShowJson.Decode(Encoding.UTF8.GetBytes(text)));

    private const string SnapshotText =
        $$$"""{"revision":10,"viewRevision":10,"settings":{{{Settings}}},"status":2,"drops":["drop"],"mutes":[{"v":"v9","until":1767268860000}],"lines":1,"chat":[{"n":1,"v":"v1","name":"Ann","role":0,"text":"hello","at":1767268800000}],"said":[{"v":"v1","op":"op1","print":-6615550055289275125}],"tally":{"retired":{"heart":5},"sessions":[{"s":"s2","t":{"heart":5}}],"gone":[{"s":"s1","t":{"heart":5}}]},"startedAt":1767268800000,"endedAt":1767268800000,"pinned":{{{Mug}}}}""";
}
