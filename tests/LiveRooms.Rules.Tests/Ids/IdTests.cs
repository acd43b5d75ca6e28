using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Ids;

public sealed class IdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("A-z_0.9")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    public void A_short_plain_text_is_an_id_and_stays_as_it_is(string text)
    {
        Assert.True(DropId.TryParse(text, out var id));
        Assert.Equal((text, text), (id.Value, id.ToString()));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<DropId>($"\"{text}\""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("é")]
    [InlineData("a\n")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Any_other_is_not(string? text)
    {
        Assert.False(ViewerId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<ArgumentException>(() => new ViewerId(text!));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ViewerId>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void Every_kind_of_id_is_stored_as_its_text_and_serves_as_a_key()
    {
        var kinds = typeof(DropId).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(DropId).Namespace && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>))).ToList();
        Assert.Equal(11, kinds.Count);
        Assert.All(kinds, kind =>
        {
            Assert.True(kind.IsDefined(typeof(JsonConverterAttribute), inherit: false));
            var id = Activator.CreateInstance(kind, "x1");
            Assert.Equal("\"x1\"", JsonSerializer.Serialize(id, kind));
        });
        var counts = new Dictionary<RelaySession, int> { [new("s1")] = 1 };
        Assert.Equal("{\"s1\":1}", JsonSerializer.Serialize(counts));
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<RelaySession, int>>("{\"s1\":1}"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RelaySession>("7"));
    }
}
