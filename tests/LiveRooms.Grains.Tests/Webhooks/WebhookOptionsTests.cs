using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Grains.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    private static readonly GrainOptionsValidator Validator = new();

    [Fact]
    public void The_defaults_are_valid_and_private_addresses_are_not_allowed()
    {
        Assert.True(Validator.Validate(null, new WebhookOptions()).Succeeded);
        Assert.True(Validator.Validate(null, new LedgerOptions()).Succeeded);
        Assert.Null(new WebhookOptions().AllowPrivateAddresses);
    }

    [Fact]
    public void What_is_out_of_range_is_named()
    {
        var wrong = new WebhookOptions
        {
            Attempts = 0,
            FirstPause = TimeSpan.FromMinutes(2),
            LongestPause = TimeSpan.FromSeconds(1),
            Timeout = TimeSpan.Zero,
            ReminderPeriod = TimeSpan.Zero,
        };
        Assert.Equal(
            ["Attempts", "FirstPause", "LongestPause", "Timeout", "ReminderPeriod"],
            Validator.Validate(null, wrong).Failures!.Select(failure => failure.Split(' ')[0]["LiveRooms:Webhooks:".Length..]));
        var ledgers = new LedgerOptions { Pause = TimeSpan.Zero, ReminderPeriod = TimeSpan.FromDays(1) };
        Assert.Equal(
            ["LiveRooms:Ledgers:Pause", "LiveRooms:Ledgers:ReminderPeriod"],
            Validator.Validate(null, ledgers).Failures!.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public void Pauses_double_up_to_the_longest()
    {
        var options = new WebhookOptions();
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600], Enumerable.Range(1, 11).Select(n => (int)options.PauseAfter(n).TotalSeconds));
        Assert.Equal(TimeSpan.FromMinutes(10), options.PauseAfter(100));
    }
}
