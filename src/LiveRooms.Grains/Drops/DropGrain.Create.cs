using System.Security.Cryptography;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// How a drop comes to be: reminder, journal, show, in this order. A crash in between heals by itself: the reminder wakes the
/// drop, which tells its show again; a repeated creation goes through the same steps.
/// </summary>
internal sealed partial class DropGrain
{
    /// <summary>How long a new drop waits for its show to take it in.</summary>
    private static readonly TimeSpan ShowPatience = TimeSpan.FromSeconds(2);

    private int _creating;

    public async Task<Outcome<DropView>> Create(Actor actor, DropSettings settings)
    {
        if (settings.Id.Value != this.GetPrimaryKeyString())
            return new Refusal(RefusalReason.Malformed, "The settings name another drop.");
        _creating++;
        try
        {
            return await CreateHere(new CreateDrop(actor, settings, settings.Mode == DropMode.Lottery ? NewSeed() : null));
        }
        finally
        {
            _creating--;
        }
    }

    /// <summary>Kept by the drop that is made with it; one that exists already keeps its own.</summary>
    private static DrawSeed NewSeed() => new(RandomNumberGenerator.GetBytes(Digest.Length));

    private async Task<Outcome<DropView>> CreateHere(CreateDrop create)
    {
        if (!State.Exists && await Prepare(create) is { } unfit)
            return unfit;
        var outcome = await _core.Command(create);
        if (outcome.Refusal is not null)
            return outcome;
        try
        {
            return await Sender(State.Settings.Show).Told.WaitAsync(ShowPatience, time) is { } homeless ? homeless : outcome;
        }
        catch (TimeoutException)
        {
            return outcome; // The show learns of it as soon as it can.
        }
    }

    /// <summary>Before a drop exists: its settings, its show, and the reminder that must not be missing once it does.</summary>
    private async Task<Refusal?> Prepare(CreateDrop create)
    {
        if (DropRules.Decide(State, create, time.GetUtcNow()).Refusal is { } unfit)
            return unfit;
        if (await CheckShow(create.Settings.Show, create.Settings.Creator) is { } homeless)
            return homeless;
        await this.RegisterOrUpdateReminder(DueReminder, options.Value.ReminderPeriod, options.Value.ReminderPeriod);
        return null;
    }

    private async Task<Refusal?> CheckShow(ShowId show, CreatorId creator)
    {
        if (await GrainFactory.GetGrain<IShowGrain>(show.Value).Describe() is not { } room)
            return new Refusal(RefusalReason.ShowUnknown, "There is no such show.");
        if (room.Show.Status == ShowStatus.Ended)
            return new Refusal(RefusalReason.ShowEnded, "The show has ended.");
        if (room.Show.Settings.Creator != creator)
            return new Refusal(RefusalReason.NotShowOwner, "Only the show's creator may offer a drop in it.");
        return room.Drops.Length >= ShowLimits.MaxDrops && room.Drops.All(d => d.Settings.Id.Value != this.GetPrimaryKeyString())
            ? new Refusal(RefusalReason.ShowFull, $"A show has at most {ShowLimits.MaxDrops} drops.")
            : null;
    }
}
