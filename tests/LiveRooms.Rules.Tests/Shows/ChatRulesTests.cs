using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class ChatRulesTests
{
    private static readonly Gen<string> Texts = Gen.Frequency(
        (4, Of(Gen.Char['\0', '\uffff'], 8)), (3, Of(Gen.Char['a', 'z'], 400)), (3, Of(Gen.Char['а', 'я'], 20)),
        (2, Of(Gen.OneOf(' ', '\u200b', '\u200d', '\u3164', '\t'), 6)), (1, Of(Gen.OneOf('a', '\ud83d', '\ude00'), 6)));

    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("  hello there \t", "hello there")]
    [InlineData("hello\n", "hello")]
    [InlineData("\u3000hello\u00a0", "hello")]
    [InlineData("Ласкаво просимо", "Ласкаво просимо")]
    [InlineData("שלום \u200f!", "שלום \u200f!")]
    [InlineData("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧")]
    [InlineData("❤\ufe0f", "❤\ufe0f")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("e\u0301", "e\u0301")]
    [InlineData(".", ".")]
    public void What_can_be_read_may_be_said(string text, string line)
    {
        Assert.Null(ChatRules.Check(text, out var clean));
        Assert.Equal(line, clean);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData("\u00a0\u2003\u3000")]
    [InlineData("\u200b")]
    [InlineData("\u200b\u200c\u200d\u2060\ufeff")]
    [InlineData("\u00ad")]
    [InlineData("\u200e\u200f")]
    [InlineData("\u3164")]
    [InlineData("\u115f\u1160\uffa0")]
    [InlineData("\u2800\u2800")]
    [InlineData("\ufe0f")]
    [InlineData("\u0301")]
    [InlineData("\U000E0067\U000E007F")]
    public void What_cannot_be_seen_is_empty(string? text) => AssertRefused(RefusalReason.ChatEmpty, text);

    // Surrogates cannot travel in attributes, so the texts are named by their code units.
    [Theory]
    [InlineData(0x00)]
    [InlineData(0x07)]
    [InlineData(0x0A)]
    [InlineData(0x0D)]
    [InlineData(0x1B)]
    [InlineData(0x7F)]
    [InlineData(0x85)]
    [InlineData(0x9F)]
    [InlineData(0x2028)]
    [InlineData(0x2029)]
    [InlineData(0x202A)]
    [InlineData(0x202B)]
    [InlineData(0x202C)]
    [InlineData(0x202D)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2067)]
    [InlineData(0x2068)]
    [InlineData(0x2069)]
    [InlineData(0xFFF9)]
    [InlineData(0xFFFB)]
    [InlineData(0xFDD0)]
    [InlineData(0xFDEF)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public void What_would_break_the_page_is_refused(int unit)
    {
        AssertRefused(RefusalReason.ChatControlCharacters, $"a{(char)unit}b");
        AssertRefused(RefusalReason.ChatControlCharacters, $"a{(char)unit}👋");
    }

    [Fact]
    public void Non_characters_of_the_higher_planes_and_swapped_surrogates_are_refused()
    {
        AssertRefused(RefusalReason.ChatControlCharacters, "a" + char.ConvertFromUtf32(0x1FFFE));
        AssertRefused(RefusalReason.ChatControlCharacters, "a" + char.ConvertFromUtf32(0x10FFFF));
        AssertRefused(RefusalReason.ChatControlCharacters, new string(['a', '\ude00', '\ud83d']));
        AssertRefused(RefusalReason.ChatControlCharacters, new string(['a', '\ud83d']));
    }

    [Theory]
    [InlineData("x", 300, true)]
    [InlineData("x", 301, false)]
    [InlineData("👋", 150, true)]
    [InlineData("👋", 151, false)]
    public void A_line_has_at_most_300_units_after_trimming(string unit, int times, bool fits)
    {
        var text = $"  {string.Concat(Enumerable.Repeat(unit, times))}  ";
        if (fits)
            Assert.Null(ChatRules.Check(text, out _));
        else
            AssertRefused(RefusalReason.ChatTooLong, text);
    }

    [Fact]
    public void Any_text_is_either_refused_or_a_line_that_stands_the_check_again() => Texts.Sample(
        text =>
        {
            if (ChatRules.Check(text, out var line) is not null)
            {
                Assert.Empty(line);
                return;
            }

            Assert.InRange(line.Length, 1, ChatRules.MaxLength);
            Assert.Null(ChatRules.Check(line, out var again));
            Assert.Equal(line, again);
        },
        iter: 20_000);

    [Fact]
    public void The_generator_of_texts_reaches_every_answer()
    {
        var answers = Samples.Of(Texts, 5_000, stream: 3)
            .GroupBy(text => ChatRules.Check(text, out _)?.Reason).ToDictionary(group => group.Key ?? 0, group => group.Count());
        Assert.All(
            [(RefusalReason)0, RefusalReason.ChatEmpty, RefusalReason.ChatTooLong, RefusalReason.ChatControlCharacters],
            reason => Assert.True(answers.GetValueOrDefault(reason) > 100, $"{reason}: too seldom"));
    }

    private static Gen<string> Of(Gen<char> units, int most) => units.Array[0, most].Select(text => new string(text));

    private static void AssertRefused(RefusalReason reason, string? text)
    {
        Assert.Equal(reason, ChatRules.Check(text, out var line)?.Reason);
        Assert.Empty(line);
    }
}
