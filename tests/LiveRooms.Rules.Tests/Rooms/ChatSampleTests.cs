using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class ChatSampleTests
{
    private static readonly CreatorId Host = new("host");

    private static readonly Gen<ChatLine[]> Lines = Gen.Select(
        Gen.Long[1, 1_000_000_000], Gen.Frequency((12, Gen.Const(Make.Guest)), (1, Gen.Const(Make.Host)), (1, Gen.Const(Make.OtherHost)), (1, Gen.Const(Make.Keeper)))
            .Array[0, 300],
        (first, voices) => voices.Select((voice, i) => Line(first + i, voice)).ToArray());

    [Fact]
    public void The_rooms_own_voices_are_never_left_out_and_others_fill_the_budget() => Gen.Select(Lines, Gen.Int[0, 320]).Sample(
        (lines, budget) =>
        {
            var shown = Choose(lines, budget);
            var own = lines.Where(line => line.Viewer.Value is "host" or "keeper").ToArray();
            Assert.All(own, line => Assert.Contains(line, shown));
            Assert.Equal(Math.Min(lines.Length, own.Length + budget), shown.Length);
            Assert.Equal(shown.OrderBy(line => line.Number), shown);
        },
        iter: 2_000);

    [Fact]
    public void A_smaller_budget_shows_a_part_of_what_a_larger_one_does() => Gen.Select(Lines, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
        (lines, one, other) => Assert.Subset(
            Choose(lines, Math.Max(one, other)).ToHashSet(), Choose(lines, Math.Min(one, other)).ToHashSet()),
        iter: 1_000);

    [Fact]
    public void A_line_that_is_shown_among_all_is_shown_among_some_of_them() => Gen.Select(Lines, Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
        (lines, from, budget) =>
        {
            var part = lines.Skip(from).ToArray();
            Assert.Subset(Choose(part, budget).ToHashSet(), Choose(lines, budget).Intersect(part).ToHashSet());
        },
        iter: 1_000);

    [Fact]
    public void Creators_of_other_shows_are_guests_here()
    {
        ChatLine[] lines = [Line(1, Make.OtherHost), Line(2, Make.Host), Line(3, Make.Keeper), Line(4, Make.Guest with { Id = new("host") })];
        Assert.Equal([2L, 3L], Choose(lines, 0).Select(line => line.Number));
    }

    [Fact]
    public void Every_place_among_the_lines_is_shown_equally_often()
    {
        const int Runs = 8_000;
        var times = new int[100];
        for (var run = 0; run < Runs; run++)
        {
            foreach (var line in Choose([.. Enumerable.Range(0, 100).Select(i => Line((run * 100L) + i + 1, Make.Guest))], 10))
                times[(int)((line.Number - 1) % 100)]++;
        }
        Assert.Equal(Runs * 10, times.Sum());
        // Five standard deviations around 800.
        Assert.All(times, t => Assert.InRange(t, 665, 935));
    }

    [Fact]
    public void It_chooses_the_same_in_every_process_and_version()
    {
        ChatLine[] lines = [.. Enumerable.Range(1, 40).Select(i => Line(i, Make.Guest))];
        Assert.Equal("2 3 4 8 21 29 39 40", string.Join(' ', Choose(lines, 8).Select(line => line.Number)));
    }

    [Fact]
    public void Nothing_is_chosen_of_nothing_and_a_budget_is_not_negative()
    {
        Assert.Empty(Choose([], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Choose([], -1));
    }

    private static ChatLine[] Choose(ChatLine[] lines, int budget)
    {
        var chosen = new bool[lines.Length];
        var count = ChatSample.Choose(lines, Host, budget, chosen);
        Assert.Equal(count, chosen.Count(c => c));
        return [.. lines.Where((_, i) => chosen[i])];
    }

    private static ChatLine Line(long number, Actor by) => new(number, by.Id, "Ada", by.Role, $"line {number}", Make.Start);
}
