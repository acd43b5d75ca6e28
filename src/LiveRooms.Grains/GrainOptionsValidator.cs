using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Webhooks;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains;

/// <summary>Refuses settings outside their ranges at start-up, naming the option in full.</summary>
internal sealed class GrainOptionsValidator
    : IValidateOptions<ShowOptions>, IValidateOptions<DropOptions>, IValidateOptions<LobbyOptions>,
        IValidateOptions<LedgerOptions>, IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, ShowOptions options) => Result(
        Within("Shows:FollowWait", options.FollowWait, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(4)),
        Within("Shows:AudienceLease", options.AudienceLease, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5)),
        Within("Shows:SessionRetention", options.SessionRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)),
        Within("Shows:KeptEvents", options.KeptEvents, 64, 65_536),
        Within("Shows:SnapshotEvery", options.SnapshotEvery, 16, 100_000),
        Within("Shows:StorePatience", options.StorePatience, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10)),
        Within("Shows:LobbyRefresh", options.LobbyRefresh, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)));

    public ValidateOptionsResult Validate(string? name, DropOptions options) => Result(
        Within("Drops:SnapshotEvery", options.SnapshotEvery, 16, 100_000),
        Within("Drops:MaxSnapshotReservations", options.MaxSnapshotReservations, 1_000, 5_000_000),
        Within("Drops:ReminderPeriod", options.ReminderPeriod, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
        Within("Drops:KeptNotices", options.KeptNotices, 16, 1_000_000));

    public ValidateOptionsResult Validate(string? name, LobbyOptions options) => Result(
        Within("Lobby:MaxShows", options.MaxShows, 100, 100_000));

    public ValidateOptionsResult Validate(string? name, LedgerOptions options) => Result(
        Within("Ledgers:Pause", options.Pause, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
        Within("Ledgers:ReminderPeriod", options.ReminderPeriod, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));

    public ValidateOptionsResult Validate(string? name, WebhookOptions options) => Result(
        Within("Webhooks:Attempts", options.Attempts, 1, 100),
        Within("Webhooks:FirstPause", options.FirstPause, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        Within("Webhooks:LongestPause", options.LongestPause, options.FirstPause, TimeSpan.FromDays(1)),
        Within("Webhooks:Timeout", options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        Within("Webhooks:ReminderPeriod", options.ReminderPeriod, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));

    private static ValidateOptionsResult Result(params string?[] failures)
    {
        var found = failures.OfType<string>().ToArray();
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Within<T>(string option, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? $"LiveRooms:{option} is {value}; it must be from {least} to {most}."
            : null;
}
