using CsCheck;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Ids;

public sealed class ShortIdTests
{
    private const string Letters = "abcdefXYZ0189-_";

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Guid.Select(id => id.ToString()),
        Gen.Guid.Select(id => id.ToString("N")),
        Gen.Guid.Select(id => id.ToString().ToUpperInvariant()),
        Gen.Guid.Select(id => "x-" + id.ToString("N")),
        Of(22), Of(32), Of(36),
        Of(22).Select(text => "g-" + text),
        Of(32).Select(text => "-g" + text),
        Gen.Char["gx-_.A09"].Array[1, 64].Select(letters => new string(letters)));

    [Fact]
    public void Every_text_comes_back_letter_by_letter() => Text.Sample(text => Assert.Equal(text, ShortId.Of(text).ToString()));

    [Fact]
    public void Two_are_equal_exactly_when_their_texts_are() => Gen.Select(Text, Text).Sample((one, other) =>
    {
        var (a, b) = (ShortId.Of(one), ShortId.Of(other));
        Assert.Equal(one == other, a.Equals(b));
        Assert.True(a.Equals(ShortId.Of(new string(one.AsSpan()))));
        Assert.Equal(a.Hash, ShortId.Of(new string(one.AsSpan())).Hash);
    });

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB")] // Only spare bits differ.
    [InlineData("00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000")]
    [InlineData("g-AAAAAAAAAAAAAAAAAAAAAA", "x-AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void The_same_bytes_in_another_writing_are_another_id(string one, string other)
    {
        Assert.False(ShortId.Of(one).Equals(ShortId.Of(other)));
        Assert.Equal(one, ShortId.Of(one).ToString());
        Assert.Equal(other, ShortId.Of(other).ToString());
    }

    [Fact]
    public void None_has_no_text()
    {
        Assert.True(default(ShortId).IsNone);
        Assert.False(ShortId.Of("a").IsNone);
        Assert.Throws<InvalidOperationException>(() => default(ShortId).ToString());
    }

    private static Gen<string> Of(int length) => Gen.Char[Letters].Array[length].Select(letters => new string(letters));
}
