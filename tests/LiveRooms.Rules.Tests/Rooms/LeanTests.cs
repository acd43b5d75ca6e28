using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class LeanTests
{
    private static readonly CreatorId Host = new("host");

    private static readonly Gen<ChatLine[]> Lines = Gen.Select(
        Gen.Long[1, 1_000_000_000],
        Gen.Select(Gen.Frequency((12, Gen.Const(Make.Guest)), (1, Gen.Const(Make.Host)), (1, Gen.Const(Make.Keeper))), Gen.Int[1, 200]).Array[0, 100],
        (first, said) => said.Select((s, i) => Line(first + i, s.Item1, s.Item2)).ToArray());

    [Fact]
    public void Own_voices_and_the_newest_line_are_shown_and_of_the_others_the_newest_that_fit() => Gen.Select(Lines, Gen.Int[-1_000, 20_000]).Sample(
        (lines, bytes) =>
        {
            var shown = Choose(lines, bytes);
            Assert.Equal(shown.OrderBy(line => line.Number), shown);
            ChatLine[] always = [.. lines.Where((line, i) => i == lines.Length - 1 || line.Viewer.Value is "host" or "keeper")];
            Assert.All(always, line => Assert.Contains(line, shown));
            var others = lines.Except(always).ToArray();
            var shownOthers = shown.Except(always).ToArray();
            Assert.Equal(others.TakeLast(shownOthers.Length), shownOthers);
            var left = bytes - shown.Sum(LeanChat.SizeOf);
            Assert.True(shownOthers.Length == 0 || left >= 0);
            Assert.True(shownOthers.Length == others.Length || left < LeanChat.SizeOf(others[^(shownOthers.Length + 1)]));
        },
        iter: 2_000);

    [Fact]
    public void More_room_shows_more() => Gen.Select(Lines, Gen.Int[0, 20_000], Gen.Int[0, 20_000]).Sample(
        (lines, one, other) => Assert.Subset(
            Choose(lines, Math.Max(one, other)).ToHashSet(), Choose(lines, Math.Min(one, other)).ToHashSet()),
        iter: 1_000);

    [Theory]
    [InlineData(4_096, 2_100, 4_096)]
    [InlineData(4_096, 500, 512)]
    [InlineData(4_096, 1, 512)]
    [InlineData(4_096, 3_000, 4_096)]
    [InlineData(4_096, 100_000, 8_192)]
    [InlineData(65_536, 40_000, 65_536)]
    [InlineData(65_536, 100_000, null)]
    [InlineData(null, 100_000, 4_096)]
    [InlineData(null, 700, 1_024)]
    public void The_size_is_what_two_seconds_take_and_doubles_at_most(int? before, int bytesPerSecond, int? after) =>
        Assert.Equal(after, At(before).After(bytesPerSecond * 3L, TimeSpan.FromSeconds(3)).Bytes);

    [Fact]
    public void What_left_in_no_time_says_little() => Assert.Equal(4_096, default(LeanSize).After(1_000_000, TimeSpan.Zero).Bytes);

    [Theory]
    [InlineData(null, 0.9, null)]
    [InlineData(null, 1.0, 4_096)]
    [InlineData(1_024, 60, 1_024)]
    public void A_message_of_unknown_size_tells_only_that_a_viewer_is_slow(int? before, double seconds, int? after) =>
        Assert.Equal(after, At(before).After(0, TimeSpan.FromSeconds(seconds)).Bytes);

    [Fact]
    public void Every_viewer_settles_at_what_two_seconds_take() => Gen.Int[1, 30_000].Sample(
        speed =>
        {
            var size = default(LeanSize);
            for (var frame = 0; frame < 8; frame++)
                size = size.After(1_000, TimeSpan.FromSeconds(1_000.0 / speed));
            Assert.InRange(size.Bytes!.Value, Math.Max(512, (speed * 2) / 2), Math.Max(512, (speed * 2) + 1));
        },
        iter: 1_000);

    private static LeanSize At(int? bytes)
    {
        var size = default(LeanSize);
        while (size.Bytes != bytes)
            size = size.After(bytes!.Value, TimeSpan.FromSeconds(2));
        return size;
    }

    private static ChatLine[] Choose(ChatLine[] lines, long bytes)
    {
        var chosen = new bool[lines.Length];
        var count = LeanChat.Choose(lines, Host, bytes, chosen);
        ChatLine[] shown = [.. lines.Where((_, i) => chosen[i])];
        Assert.Equal(shown.Length, count);
        return shown;
    }

    private static ChatLine Line(long number, Actor by, int length) =>
        new(number, by.Id, "Ada", by.Role, new string('x', length), Make.Start);
}
