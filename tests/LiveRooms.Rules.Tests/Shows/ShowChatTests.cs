using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class ShowChatTests
{
    [Fact]
    public void A_line_is_numbered_trimmed_and_kept()
    {
        var bench = new ShowBench();
        bench.Do(new PostChat(Make.Op("a"), Make.Viewer(1), "  Ann ", Role.Creator, "  hello  "));
        Assert.Equal([new ChatLine(1, Make.Viewer(1), "Ann", Role.Creator, "hello", Make.Start)], bench.Show.Chat);
    }

    [Fact]
    public void A_line_without_a_proper_name_is_refused() =>
        Assert.Equal(RefusalReason.NameInvalid, new ShowBench().Refusal(new PostChat(Make.Op("a"), Make.Viewer(1), " ", Role.Viewer, "hello")));

    [Fact]
    public void A_repeated_line_is_said_once_and_accepted_even_when_muted_or_over()
    {
        var bench = new ShowBench();
        var line = bench.Line(" hello ");
        bench.Do(line);
        Assert.Empty(bench.Do(line).Events);
        bench.Do(new MuteViewer(Make.Host, line.Viewer, TimeSpan.FromMinutes(1)));
        Assert.Null(bench.Refusal(line));
        bench.Do(new EndShow(Make.Host));
        Assert.Null(bench.Refusal(line));
        Assert.Equal(1, bench.Show.LastLine);
    }

    [Fact]
    public void The_same_operation_with_another_text_is_a_conflict_and_of_another_viewer_is_not()
    {
        var bench = new ShowBench();
        var line = bench.Line("hello");
        bench.Do(line);
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(line with { Text = "other" }));
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(line with { Text = "" }));
        Assert.Single(bench.Do(line with { Viewer = Make.Viewer(2) }).Events);
    }

    [Fact]
    public void The_last_200_lines_are_kept_and_the_last_1000_operations_remembered()
    {
        var bench = new ShowBench();
        var lines = Enumerable.Range(0, 1_001).Select(i => bench.Line($"line {i}", i % 7)).ToList();
        foreach (var line in lines)
            bench.Do(line);

        Assert.Equal(Enumerable.Range(802, 200).Select(n => (long)n), bench.Show.Chat.Select(l => l.Number));
        Assert.Empty(bench.Do(lines[1]).Events);
        Assert.Single(bench.Do(lines[0]).Events);
        Assert.Equal(1_002, bench.Show.LastLine);
    }

    [Fact]
    public void A_muted_viewer_may_chat_again_when_the_mute_ends_or_is_lifted()
    {
        var bench = new ShowBench();
        bench.Do(new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.FromSeconds(30)));
        var refusal = bench.Do(bench.Line()).Refusal!;
        Assert.Equal((RefusalReason.ChatMuted, TimeSpan.FromSeconds(30)), (refusal.Reason, refusal.RetryAfter!.Value));
        Assert.Null(bench.Refusal(bench.Line(viewer: 2)));

        bench.Now = Make.At(29.999);
        Assert.Equal(Make.At(30), bench.Show.MutedUntil(Make.Viewer(1), bench.Now));
        bench.Now = Make.At(30);
        Assert.Null(bench.Show.MutedUntil(Make.Viewer(1), bench.Now));
        Assert.Null(bench.Refusal(bench.Line()));

        bench.Do(new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.FromDays(1)));
        Assert.Single(bench.Do(new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.Zero)).Events);
        Assert.Empty(bench.Do(new MuteViewer(Make.Host, Make.Viewer(1), TimeSpan.Zero)).Events);
        Assert.Null(bench.Refusal(bench.Line()));
    }

    [Fact]
    public void Where_there_is_no_time_for_talk_a_new_line_is_refused_unless_it_is_the_rooms_own_voice()
    {
        var bench = new ShowBench();
        var wait = TimeSpan.FromSeconds(7);
        var said = bench.Line("hello");
        bench.Do(said);
        Assert.Empty(bench.Do(said with { NotBefore = wait }).Events);
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(said with { Text = "other", NotBefore = wait }));
        Assert.Equal(RefusalReason.ChatEmpty, bench.Refusal(bench.Line("") with { NotBefore = wait }));

        var next = bench.Line("more") with { NotBefore = wait };
        var refusal = bench.Do(next).Refusal!;
        Assert.Equal((RefusalReason.Busy, true, wait), (refusal.Reason, refusal.Retryable, refusal.RetryAfter!.Value));
        Assert.Equal(RefusalReason.Busy, bench.Refusal(next with { Role = Role.Creator }));
        Assert.Single(bench.Do(next with { Role = Role.Operator }).Events);
        Assert.Single(bench.Do(bench.Line("mine") with { Viewer = Make.Host.Id, Role = Role.Creator, NotBefore = wait }).Events);
        Assert.Single(bench.Do(bench.Line("again") with { NotBefore = null }).Events);
    }

    [Fact]
    public void At_the_bound_the_mute_that_ends_first_gives_way()
    {
        var bench = new ShowBench();
        for (var i = 0; i < ShowLimits.MaxMutes; i++)
            bench.Do(new MuteViewer(Make.Host, Make.Viewer(i), TimeSpan.FromSeconds(i == 77 ? 30 : 3_600 + i)));
        bench.Do(new MuteViewer(Make.Host, Make.Viewer(5), TimeSpan.FromSeconds(7_200)));
        Assert.Equal(ShowLimits.MaxMutes, bench.Show.MuteCount);
        Assert.NotNull(bench.Show.MutedUntil(Make.Viewer(77), bench.Now));

        bench.Do(new MuteViewer(Make.Host, Make.Viewer(99_999), TimeSpan.FromSeconds(60)));
        Assert.Equal(ShowLimits.MaxMutes, bench.Show.MuteCount);
        Assert.Null(bench.Show.MutedUntil(Make.Viewer(77), bench.Now));
        Assert.NotNull(bench.Show.MutedUntil(Make.Viewer(99_999), bench.Now));
    }
}
