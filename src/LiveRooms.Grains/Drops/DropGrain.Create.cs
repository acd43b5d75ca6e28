using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
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
            return await CreateHere(new CreateDrop(actor, settings));
        }
        finally
        {
            _creating--;
        }
    }

    private async Task<Outcome<DropView>> CreateHere(CreateDrop create)
    {
        if (!State.Exists && await Prepare(create) is { } unfit)
            return unfit;
        var outcome = await _core.Command(create);
        if (outcome.Refusal is not null)
            return outcome;
        try
        {
            return await Sender().Told.WaitAsync(ShowPatience, time) is { } homeless ? homeless : outcome;
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
        if (await CheckShow(create.Settings) is { } homeless)
            return homeless;
        await this.RegisterOrUpdateReminder(DueReminder, options.Value.ReminderPeriod, options.Value.ReminderPeriod);
        return null;
    }

    private async Task<Refusal?> CheckShow(DropSettings settings)
    {
        if (await GrainFactory.GetGrain<IShowGrain>(settings.Show.Value).Describe() is not { } room)
            return new Refusal(RefusalReason.ShowUnknown, "There is no such show.");
        if (room.Show.Status == ShowStatus.Ended)
            return new Refusal(RefusalReason.ShowEnded, "The show has ended.");
        if (room.Show.Settings.Creator != settings.Creator)
            return new Refusal(RefusalReason.NotShowOwner, "Only the show's creator may announce a drop in it.");
        return room.Drops.Length >= ShowLimits.MaxDrops && room.Drops.All(d => d.Settings.Id != settings.Id)
            ? new Refusal(RefusalReason.ShowFull, $"A show has at most {ShowLimits.MaxDrops} drops.")
            : null;
    }

    private NewsSender Sender() => _news ??= new NewsSender(
        GrainFactory.GetGrain<IShowGrain>(State.Settings.Show.Value), _core.NoticesSince, options.Value.KeptNotices, OnNoRoom, time, log);

    /// <summary>The show ended or filled up while the drop was made: nobody could ever see it.</summary>
    private void OnNoRoom(Refusal refusal)
    {
        LogNoRoom(_key, refusal.Message);
        if (refusal.Reason != RefusalReason.ShowUnknown)
            _ = CloseForGood();
    }

    private async Task CloseForGood()
    {
        try
        {
            await _core.Command(new CloseDrop(new Actor(new ViewerId(State.Settings.Creator.Value), Role.Creator)));
        }
        catch (Exception e) when (_core.Failure is not null)
        {
            LogWriterFailed(e, _key); // The next activation is refused again, and closes.
        }
    }
}
