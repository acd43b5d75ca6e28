using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class ShowRefusalTests
{
    [Fact]
    public void A_show_that_was_never_made_refuses_everything()
    {
        var bench = new ShowBench(create: false);
        ShowCommand[] commands =
        [
            new GoLive(Make.Host), new EndShow(Make.Host), new PinProduct(Make.Host, null), new AttachDrop(Make.Host, new("d")),
            new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.Zero), bench.Line(), new RetireSession(new("s")),
            new ReportTally(new("s"), new Dictionary<ReactionKind, long>()),
        ];
        Assert.All(commands, command => Assert.Equal(RefusalReason.ShowUnknown, bench.Refusal(command)));
        Assert.Throws<InvalidOperationException>(() => bench.Show.Settings);
    }

    [Fact]
    public void Only_the_creator_or_an_operator_may_lead_a_show()
    {
        var bench = new ShowBench();
        foreach (var (actor, reason) in new[] { (Make.Guest, RefusalReason.RoleForbidden), (Make.OtherHost, RefusalReason.NotShowOwner) })
        {
            Assert.Equal(reason, new ShowBench(create: false).Refusal(new CreateShow(actor, Make.Show())));
            ShowCommand[] commands =
            [
                new GoLive(actor), new EndShow(actor), new PinProduct(actor, Make.Mug), new AttachDrop(actor, new("d")),
                new MuteViewer(actor, Make.Viewer(1), TimeSpan.FromMinutes(1)),
            ];
            Assert.All(commands, command => Assert.Equal(reason, bench.Refusal(command)));
        }

        Assert.Null(bench.Refusal(new EndShow(Make.Keeper)));
    }

    [Fact]
    public void An_ended_show_refuses_what_would_change_it()
    {
        var bench = new ShowBench();
        bench.Do(new EndShow(Make.Host));
        ShowCommand[] commands =
        [
            new GoLive(Make.Host), new PinProduct(Make.Host, Make.Mug), new AttachDrop(Make.Host, new("d")),
            new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.FromMinutes(1)), bench.Line(),
        ];
        Assert.All(commands, command => Assert.Equal(RefusalReason.ShowEnded, bench.Refusal(command)));
    }

    public static TheoryData<string, ShowSettings, RefusalReason> Wrong => new()
    {
        { "no title", Make.Show() with { Title = "" }, RefusalReason.TitleInvalid },
        { "blank title", Make.Show() with { Title = " \u200b " }, RefusalReason.TitleInvalid },
        { "long title", Make.Show() with { Title = new string('t', 121) }, RefusalReason.TitleInvalid },
        { "title of two lines", Make.Show() with { Title = "a\nb" }, RefusalReason.TitleInvalid },
        { "no name", Make.Show() with { CreatorName = "" }, RefusalReason.NameInvalid },
        { "no language", Make.Show() with { Language = default }, RefusalReason.LanguageUnknown },
        { "relative address", Make.Show() with { PlaybackUrl = new Uri("/live.m3u8", UriKind.Relative) }, RefusalReason.PlaybackUrlInvalid },
        { "script address", Make.Show() with { PlaybackUrl = new Uri("javascript:alert(1)") }, RefusalReason.PlaybackUrlInvalid },
        { "file address", Make.Show() with { PlaybackUrl = new Uri("file:///etc/passwd") }, RefusalReason.PlaybackUrlInvalid },
        { "long address", Make.Show() with { PlaybackUrl = new Uri("https://a.example/" + new string('x', 2_040)) }, RefusalReason.PlaybackUrlInvalid },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Settings_out_of_range_are_refused(string what, ShowSettings settings, RefusalReason reason)
    {
        Assert.NotEmpty(what);
        Assert.Equal(reason, new ShowBench(create: false).Refusal(new CreateShow(Make.Host, settings)));
    }

    [Fact]
    public void Creating_again_changes_nothing_and_other_settings_are_refused()
    {
        var bench = new ShowBench();
        Assert.Empty(bench.Do(new CreateShow(Make.Host, Make.Show())).Events);
        Assert.Empty(bench.Do(new CreateShow(Make.Host, Make.Show() with { CreatorName = "Renamed" })).Events);
        Assert.Null(bench.Refusal(new CreateShow(Make.Host, Make.Show())));
        Assert.Equal(RefusalReason.ShowExists, bench.Refusal(new CreateShow(Make.Host, Make.Show() with { Title = "Another" })));
    }

    [Fact]
    public void Going_live_and_ending_twice_change_nothing_and_a_scheduled_show_can_be_called_off()
    {
        var bench = new ShowBench(live: false);
        Assert.Equal(RefusalReason.ShowNotLive, bench.Refusal(bench.Line()));
        bench.Do(new GoLive(Make.Host));
        Assert.Empty(bench.Do(new GoLive(Make.Host)).Events);
        bench.Now = Make.At(5);
        bench.Do(new EndShow(Make.Host));
        Assert.Empty(bench.Do(new EndShow(Make.Host)).Events);
        Assert.Equal((ShowStatus.Ended, Make.Start, Make.At(5)), (bench.Show.Status, bench.Show.StartedAt, bench.Show.EndedAt));

        var called = new ShowBench(live: false);
        called.Do(new EndShow(Make.Host));
        Assert.Equal((ShowStatus.Ended, null), (called.Show.Status, called.Show.StartedAt));
    }

    [Fact]
    public void An_invalid_product_is_not_pinned()
    {
        var bench = new ShowBench();
        Assert.Equal(RefusalReason.ProductInvalid, bench.Refusal(new PinProduct(Make.Host, Make.Mug with { Currency = "eur" })));
        bench.Do(new PinProduct(Make.Host, Make.Mug));
        Assert.Equal(Make.Mug, bench.Show.Pinned);
        bench.Do(new PinProduct(Make.Host, null));
        Assert.Null(bench.Show.Pinned);
    }

    [Fact]
    public void A_show_has_at_most_64_drops()
    {
        var bench = new ShowBench();
        for (var i = 0; i < ShowLimits.MaxDrops; i++)
            Assert.Single(bench.Do(new AttachDrop(Make.Host, new DropId($"d{i}"))).Events);
        Assert.Equal(RefusalReason.ShowFull, bench.Refusal(new AttachDrop(Make.Host, new DropId("more"))));
        Assert.Empty(bench.Do(new AttachDrop(Make.Host, new DropId("d0"))).Events);
        Assert.Equal(64, bench.Show.Drops.Count);
    }

    [Fact]
    public void Reports_out_of_range_are_refused()
    {
        var bench = new ShowBench();
        Assert.Equal(RefusalReason.ReactionUnknown, Report((ReactionKind)9, 1));
        Assert.Equal(RefusalReason.ReactionCountInvalid, Report(ReactionKind.Heart, -1));
        Assert.Equal(RefusalReason.ReactionCountInvalid, Report(ReactionKind.Heart, ReactionTotals.Max + 1));
        Assert.Null(Report(ReactionKind.Heart, ReactionTotals.Max));

        RefusalReason? Report(ReactionKind kind, long count) =>
            bench.Refusal(new ReportTally(new("s"), new Dictionary<ReactionKind, long> { [kind] = count }));
    }

    [Fact]
    public void A_show_counts_at_most_4096_relay_sessions()
    {
        var bench = new ShowBench();
        for (var i = 0; i < Tally.MaxSessions; i++)
            Assert.Null(bench.Refusal(new ReportTally(new($"s{i}"), new Dictionary<ReactionKind, long> { [ReactionKind.Like] = 1 })));
        var more = new ReportTally(new("more"), new Dictionary<ReactionKind, long> { [ReactionKind.Like] = 1 });
        Assert.Equal(RefusalReason.Busy, bench.Refusal(more));

        bench.Do(new RetireSession(new("s7")));
        Assert.Null(bench.Refusal(more));
        Assert.Equal(4_097, bench.Show.Tally.Total.Like);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(86_400.001)]
    public void A_mute_out_of_range_is_refused(double seconds) =>
        Assert.Equal(RefusalReason.Malformed, new ShowBench().Refusal(new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void Nothing_can_precede_the_creation_and_no_event_can_skip()
    {
        Assert.Throws<InvalidOperationException>(() => Show.Initial.Evolve(new ShowWentLive(Make.Start, Make.Host.Id)));
        var show = new ShowBench().Show;
        ShowEvent[] impossible =
        [
            new ShowCreated(Make.Start, Make.Show()), new ShowWentLive(Make.Start, Make.Host.Id),
            new ChatPosted(Make.Start, 2, Make.Op("a"), Make.Viewer(1), "Ann", Role.Viewer, "hello"),
        ];
        Assert.All(impossible, e => Assert.Throws<InvalidOperationException>(() => show.Evolve(e)));
        Assert.Throws<InvalidOperationException>(() => Show.FromSnapshot(show.ToSnapshot() with
        {
            Chat = [new ChatLine(3, Make.Viewer(1), "Ann", Role.Viewer, "hello", Make.Start)],
        }));
    }
}
