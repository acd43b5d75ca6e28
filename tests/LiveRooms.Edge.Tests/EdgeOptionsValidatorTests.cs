using System.Globalization;
using System.Reflection;

namespace LiveRooms.Edge.Tests;

public sealed class EdgeOptionsValidatorTests
{
    public static TheoryData<string, string, string> Ranges => new()
    {
        { nameof(EdgeOptions.Tick), "00:00:00.005", "00:00:01" },
        { nameof(EdgeOptions.LongestTick), "00:00:00.005", "00:00:01" },
        { nameof(EdgeOptions.LargeRoom), "1", "10000000" },
        { nameof(EdgeOptions.HugeRoom), "1", "10000000" },
        { nameof(EdgeOptions.HugeRoomLines), "1", "1000" },
        { nameof(EdgeOptions.Heartbeat), "00:00:00.500", "00:01:00" },
        { nameof(EdgeOptions.RelayLinger), "00:00:00", "01:00:00" },
        { nameof(EdgeOptions.Patience), "00:00:01", "00:01:00" },
        { nameof(EdgeOptions.StorePatience), "00:00:00.100", "00:01:00" },
        { nameof(EdgeOptions.KeptEvents), "64", "65536" },
        { nameof(EdgeOptions.MaxPendingBytes), "4096", "16777216" },
        { nameof(EdgeOptions.MaxWaitingLines), "1", "100000" },
        { nameof(EdgeOptions.MaxWaitingRequests), "1", "1000000" },
        { nameof(EdgeOptions.MaxRooms), "1", "1000000" },
        { nameof(EdgeOptions.MaxMessageBytes), "1024", "1048576" },
        { nameof(EdgeOptions.SendBufferBytes), "4096", "1048576" },
        { nameof(EdgeOptions.ChatBurst), "1", "100" },
        { nameof(EdgeOptions.ChatPerSecond), "0.1", "100" },
        { nameof(EdgeOptions.RoomChatBurst), "1", "100000" },
        { nameof(EdgeOptions.RoomChatPerSecond), "1", "100000" },
        { nameof(EdgeOptions.RequestBurst), "1", "10000" },
        { nameof(EdgeOptions.RequestsPerSecond), "1", "10000" },
        { nameof(EdgeOptions.ConnectBurst), "1", "10000000" },
        { nameof(EdgeOptions.ConnectsPerSecond), "0.1", "1000000" },
        { nameof(EdgeOptions.JoinBurst), "1", "10000000" },
        { nameof(EdgeOptions.JoinsPerSecond), "0.1", "1000000" },
        { nameof(EdgeOptions.DrainPerSecond), "1", "1000000" },
        { nameof(EdgeOptions.DrainTime), "00:00:01", "00:10:00" },
        { nameof(EdgeOptions.DrainNotice), "00:00:00", "00:01:00" },
        { nameof(EdgeOptions.MaxConnections), "1", "10000000" },
        { nameof(EdgeOptions.ConnectionsPerAddress), "0", "10000000" },
        { nameof(EdgeOptions.FirstBytes), "00:00:00.010", "00:01:00" },
    };

    [Theory, MemberData(nameof(Ranges))]
    public void An_option_out_of_its_range_is_named_in_full_and_one_at_its_ends_is_not(string option, string least, string most)
    {
        var property = typeof(EdgeOptions).GetProperty(option)!;
        foreach (var end in new[] { least, most })
            Assert.True(Validate(property, Parse(property.PropertyType, end)).Succeeded);
        foreach (var beyond in new[] { Step(Parse(property.PropertyType, least), -1), Step(Parse(property.PropertyType, most), 1) })
        {
            var failure = Assert.Single(Validate(property, beyond).Failures!);
            Assert.StartsWith($"LiveRooms:Edge:{option} is {beyond}; it must be from ", failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_option_has_a_range_and_the_defaults_lie_within() =>
        Assert.Equal(
            typeof(EdgeOptions).GetProperties().Where(p => !p.PropertyType.IsEnum).Select(p => p.Name).Order(StringComparer.Ordinal),
            Ranges.Select(r => r.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void An_option_with_names_takes_no_other()
    {
        var failure = Assert.Single(new EdgeOptionsValidator().Validate(null, new EdgeOptions { Transport = (EdgeTransport)9 }).Failures!);
        Assert.Equal("LiveRooms:Edge:Transport is 9; it must be Sockets or Kestrel.", failure);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var result = new EdgeOptionsValidator().Validate(null, new EdgeOptions { MaxRooms = 0, ChatPerSecond = double.NaN });
        Assert.Equal(2, result.Failures!.Count());
        Assert.True(new EdgeOptionsValidator().Validate(null, new EdgeOptions()).Succeeded);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(PropertyInfo property, object value)
    {
        var options = new EdgeOptions();
        property.SetValue(options, value);
        return new EdgeOptionsValidator().Validate(null, options);
    }

    private static object Parse(Type type, string value) => type == typeof(TimeSpan)
        ? TimeSpan.Parse(value, CultureInfo.InvariantCulture)
        : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    private static object Step(object value, int direction) => value switch
    {
        TimeSpan time => time + TimeSpan.FromTicks(direction),
        int number => number + direction,
        double number => direction < 0 ? Math.BitDecrement(number) : Math.BitIncrement(number),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
