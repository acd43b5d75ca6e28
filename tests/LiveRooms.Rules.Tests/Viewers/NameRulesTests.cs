using LiveRooms.Rules.Viewers;

namespace LiveRooms.Rules.Tests.Viewers;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("  Ann Lee ", "Ann Lee")]
    [InlineData("Олена", "Олена")]
    [InlineData("👩\u200d🚀", "👩\u200d🚀")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    public void A_visible_name_is_trimmed_and_taken(string name, string clean)
    {
        Assert.Null(NameRules.Check(name, out var taken));
        Assert.Equal(clean, taken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b\u3164")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Any_other_is_refused(string? name)
    {
        Assert.Equal(RefusalReason.NameInvalid, NameRules.Check(name, out var taken)?.Reason);
        Assert.Empty(taken);
    }
}
