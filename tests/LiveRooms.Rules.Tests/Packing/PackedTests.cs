using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Rules.Tests.Packing;

public sealed class PackedTests
{
    internal static readonly Gen<string> IdText = Gen.OneOf(
        Gen.Guid.Select(id => id.ToString()),
        Gen.Guid.Select(id => id.ToString("N")),
        Gen.Guid.Select(id => "g-" + id.ToString("N")),
        Gen.Guid.Select(id => "v-" + Convert.ToBase64String(id.ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        Gen.Char["abcXYZ019-_."].Array[1, 64].Select(letters => new string(letters)));

    [Fact]
    public void Numbers_and_ids_come_back() => Gen.Select(Gen.ULong, Gen.Long, IdText, IdText, Gen.Byte.Array[0, 40]).Sample((number, difference, op, viewer, bytes) =>
    {
        var writer = new PackedWriter(16);
        writer.Number(number);
        writer.Id(new OperationId(op));
        writer.Difference(difference);
        writer.Byte(7);
        writer.Id(new ViewerId(viewer));
        writer.Bytes(bytes);

        var reader = new PackedReader(writer.Written);
        Assert.Equal(number, reader.Number());
        Assert.Equal(op, reader.Operation().Value);
        Assert.Equal(difference, reader.Difference());
        Assert.Equal(7, reader.Byte());
        Assert.Equal(viewer, reader.Viewer().Value);
        Assert.Equal(bytes, reader.Bytes(bytes.Length));
        Assert.True(reader.AtEnd);
    });

    [Fact]
    public void An_id_is_itself_whether_it_came_as_text_or_packed() => Gen.Select(IdText, IdText).Sample((one, other) =>
    {
        var writer = new PackedWriter();
        writer.Id(new ViewerId(one));
        var reader = new PackedReader(writer.Written);
        var packed = reader.Viewer();
        Assert.Equal(new ViewerId(one), packed);
        Assert.Equal(packed, new ViewerId(one));
        Assert.Equal(new ViewerId(one).GetHashCode(), packed.GetHashCode());
        Assert.Equal(one == other, packed == new ViewerId(other));
        Assert.Equal(one == other, packed.Equals((object)new ViewerId(other)));
        Assert.NotEqual(default, packed);
    });

    [Fact]
    public void The_packed_form_of_an_id_is_stored_and_stays()
    {
        AssertPacked("00112233-4455-6677-8899-aabbccddeeff", "00 33221100554477668899AABBCCDDEEFF");
        AssertPacked("00112233445566778899aabbccddeeff", "01 00112233445566778899AABBCCDDEEFF");
        AssertPacked("a-00112233445566778899aabbccddeeff", "02 00112233445566778899AABBCCDDEEFF");
        AssertPacked("z-00112233445566778899aabbccddeeff", "1B 00112233445566778899AABBCCDDEEFF");
        AssertPacked("ABEiM0RVZneImaq7zN3u_w", "1C 00112233445566778899AABBCCDDEEFF");
        AssertPacked("g-ABEiM0RVZneImaq7zN3u_w", "23 00112233445566778899AABBCCDDEEFF");
        AssertPacked("z-ABEiM0RVZneImaq7zN3u_w", "36 00112233445566778899AABBCCDDEEFF");
        AssertPacked("buy-1", "FF 05 6275792D31");
    }

    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("FF 05 61")]
    [InlineData("FF 00")]
    [InlineData("FF 01 20")]
    [InlineData("37 00112233445566778899AABBCCDDEEFF")]
    [InlineData("00 00112233445566778899AABBCCDDEE")]
    public void A_damaged_id_is_an_error(string hex) => Assert.Throws<FormatException>(() =>
    {
        var reader = new PackedReader(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        reader.Operation();
    });

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    public void A_damaged_number_is_an_error(string hex) => Assert.Throws<FormatException>(() =>
    {
        var reader = new PackedReader(Convert.FromHexString(hex));
        reader.Number();
    });

    [Fact]
    public void A_number_above_its_bound_and_bytes_that_are_not_there_are_errors()
    {
        Assert.Throws<FormatException>(() => new PackedReader([8]).Number(7));
        Assert.Throws<FormatException>(() => new PackedReader([0]).Number(-1));
        Assert.Throws<FormatException>(() => { new PackedReader([1, 2]).Bytes(3); });
        Assert.Throws<FormatException>(() => { new PackedReader([1, 2]).Bytes(-1); });
    }

    private static void AssertPacked(string id, string hex)
    {
        var writer = new PackedWriter();
        writer.Id(new OperationId(id));
        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(writer.Written));
        var reader = new PackedReader(writer.Written);
        Assert.Equal(id, reader.Operation().Value);
    }
}
