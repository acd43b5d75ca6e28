using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class LanguageTests
{
    [Fact]
    public void There_are_eight_and_each_is_known_by_its_code()
    {
        Assert.Equal(["en", "ru", "es", "pt", "fr", "it", "pl", "uk"], Language.All.Select(l => l.Code));
        Assert.All(Language.All, language =>
        {
            Assert.True(Language.TryParse(language.Code, out var parsed));
            Assert.Equal(language, parsed);
            Assert.Equal(language.Code, parsed.ToString());
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EN")]
    [InlineData("de")]
    [InlineData("en-GB")]
    public void Any_other_is_unknown(string? code) => Assert.False(Language.TryParse(code, out _));
}
