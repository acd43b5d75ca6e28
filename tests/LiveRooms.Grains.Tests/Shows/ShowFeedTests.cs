using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Shows;

public sealed class ShowFeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_relay_that_asks_late_gets_the_hosts_lines_though_hundreds_were_said_since()
    {
        var feed = new ShowFeed(7, 64);
        feed.Set(
            new ShowView(
                new ShowSettings(new("show-1"), new("creator-1"), "Grace", "Mugs", Language.English, new Market("eu")),
                ShowStatus.Live, null, Start, null, 1),
            default);
        feed.Add(Line(1, "creator-1", Role.Creator));
        feed.Add(Line(2, "creator-2", Role.Creator));
        feed.Add(Line(3, "keeper", Role.Operator));
        for (var number = 4; number <= 300; number++)
            feed.Add(Line(number, "viewer-1", Role.Viewer));

        long[] expected = [1, 3, .. Enumerable.Range(101, 200)];
        var next = feed.Since(new FollowRequest(new("relay-1"), 7, 0, 0));
        Assert.Equal(expected, next.Lines.Select(line => line.Sequence));
        Assert.Equal((false, 98L, 300L), (next.Reset, next.SkippedLines, next.Through));
        Assert.Equal(expected[1..], feed.Since(new FollowRequest(new("relay-1"), 7, 1, 0)).Lines.Select(line => line.Sequence));
        var first = feed.Since(new FollowRequest(new("relay-1"), 0, 0, 0));
        Assert.Equal(expected, first.Lines.Select(line => line.Sequence));
        Assert.True(first.Reset);
    }

    private static ChatLine Line(long number, string viewer, Role role) => new(number, new(viewer), "Ada", role, "hello", Start);
}
