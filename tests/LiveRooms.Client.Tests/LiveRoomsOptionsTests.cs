namespace LiveRooms.Client.Tests;

public sealed class LiveRoomsOptionsTests
{
    private static readonly Uri Address = new("http://localhost/");

    private static LiveRoomsOptions With(
        Uri? address = null, int first = 250, int longest = 10_000, int silence = 30_000, int unread = 1_024, int commands = 64) => new()
        {
            BaseAddress = address ?? Address,
            Token = _ => Task.FromResult("t"),
            FirstPause = TimeSpan.FromMilliseconds(first),
            LongestPause = TimeSpan.FromMilliseconds(longest),
            ServerTimeout = TimeSpan.FromMilliseconds(silence),
            UnreadLimit = unread,
            CommandLimit = commands,
        };

    public static TheoryData<string> Names =>
    [
        nameof(LiveRoomsOptions.BaseAddress), nameof(LiveRoomsOptions.FirstPause), nameof(LiveRoomsOptions.LongestPause),
        nameof(LiveRoomsOptions.ServerTimeout), nameof(LiveRoomsOptions.UnreadLimit), nameof(LiveRoomsOptions.CommandLimit),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_option_out_of_range_is_named(string name)
    {
        LiveRoomsOptions[] bad = name switch
        {
            nameof(LiveRoomsOptions.BaseAddress) => [With(new Uri("rooms", UriKind.Relative))],
            nameof(LiveRoomsOptions.FirstPause) => [With(first: 0), With(first: 10_001)],
            nameof(LiveRoomsOptions.LongestPause) => [With(longest: 249), With(longest: 10_001)],
            nameof(LiveRoomsOptions.ServerTimeout) => [With(silence: 1_999), With(silence: 300_001)],
            nameof(LiveRoomsOptions.UnreadLimit) => [With(unread: 127), With(unread: 65_537)],
            _ => [With(commands: 0), With(commands: 4_097)],
        };
        Assert.All(bad, options =>
            Assert.Contains($"LiveRoomsOptions.{name}", Assert.ThrowsAny<ArgumentException>(() => new LiveRoomsConnection(options)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_defaults_are_in_range() => await new LiveRoomsConnection(With()).DisposeAsync();
}
