using LiveRooms.Load.Reports;

namespace LiveRooms.Load.Tests.Reports;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7 µs")]
    [InlineData(999, "999 µs")]
    [InlineData(1_300, "1.30 ms")]
    [InlineData(12_345, "12.3 ms")]
    [InlineData(999_400, "999 ms")]
    [InlineData(999_700, "1.00 s")]
    [InlineData(61e6, "61.0 s")]
    [InlineData(1_200e6, "20.0 min")]
    public void Times(double micros, string text) => Assert.Equal(text, Units.Time(micros));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(512, "512 B")]
    [InlineData(51_300_000_000, "51.3 GB")]
    public void Bytes(double bytes, string text) => Assert.Equal(text, Units.Bytes(bytes));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.000_04, "0.004 %")]
    [InlineData(0.012_3, "1.23 %")]
    [InlineData(0.97, "97 %")]
    public void Shares(double share, string text) => Assert.Equal(text, Units.Percent(share));

    [Theory]
    [InlineData(5, "0:05")]
    [InlineData(3_750, "1:02:30")]
    public void Lengths(double seconds, string text) => Assert.Equal(text, Units.Length(seconds));
}
