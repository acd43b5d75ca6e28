using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Webhooks;

/// <summary>The loop that sends: dead letters that are wanted again, then the facts in order, until there is nothing to do now.</summary>
internal sealed partial class MerchantFeedGrain
{
    private const string Follow = "follow";

    /// <summary>Keeps the grain while it sends, though nobody calls it.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromMinutes(2);

    private TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? _timer;
    private bool _woken;
    private bool _running;
    private bool? _reminded;
    private int _faults;

    private void Wake()
    {
        _woken = true;
        if (!_running)
            _ = Run();
    }

    private async Task Run()
    {
        _running = true;
        try
        {
            while (_woken && !_stopped.IsCancellationRequested)
            {
                _woken = false;
                await Deliver();
                _faults = 0;
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Whatever failed, it is tried again: by the timer, and by the reminder.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(_log, e, Id.Value);
            WakeIn(_options.PauseAfter(++_faults));
        }
        finally
        {
            _running = false;
        }
    }

    private void WakeIn(TimeSpan wait)
    {
        if (_stopped.IsCancellationRequested)
            return;
        if (_timer is null)
        {
            _timer = this.RegisterGrainTimer(
                Nudge, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Deliver()
    {
        while (await Target() is { } target)
        {
            await Remind();
            DelayDeactivation(Busy);
            if (Letters.Exists(letter => letter.Resend))
            {
                await ResendWanted(target);
                continue;
            }

            if (_facts.Count == 0 || _since != target.Since)
                await ReadAhead(target);
            if (_facts.Count == 0)
            {
                await Rest();
                return;
            }

            if (Letters.Count >= DeliveriesView.MaxDeadLetters || IsTooEarly() || _stopped.IsCancellationRequested)
                return;
            await DeliverNext(target, _facts.Peek());
        }

        Forget();
        await Unremind();
    }

    private bool IsTooEarly()
    {
        var wait = _place.State.NextAttemptAt - _time.GetUtcNow();
        if (wait is not { } left || left <= TimeSpan.Zero)
            return false;
        WakeIn(left);
        return true;
    }

    private async Task DeliverNext(WebhookTarget target, Fact fact)
    {
        if (Letters.Exists(letter => letter.Sequence == fact.Sequence))
        {
            Pass(fact); // It became a dead letter, and the place was not stored any more.
            return;
        }

        var error = await Send(target, fact);
        var state = _place.State;
        state.LastError = error;
        if (error is null)
        {
            state.Delivered++;
            _metrics.OnTaken();
            Pass(fact);
            await _placeSaver.Save();
            return;
        }

        state.Attempts++;
        _metrics.OnNotTaken(dead: state.Attempts >= _options.Attempts);
        if (state.Attempts >= _options.Attempts)
        {
            LogDead(_log, Id.Value, fact.Key, error);
            Letters.Add(new DeadLetter(fact.Sequence, fact.Type, state.Attempts, error, fact.At));
            await _letterSaver.Save();
            Pass(fact);
        }
        else
        {
            state.NextAttemptAt = _time.GetUtcNow() + _options.PauseAfter(state.Attempts);
        }

        await _placeSaver.Save();
    }

    private void Pass(Fact fact)
    {
        // The queue may have been forgotten, and read again, while the fact was on its way.
        if (_facts.TryPeek(out var first) && first.Sequence == fact.Sequence)
            _facts.Dequeue();
        _place.State.Cursor = fact.Sequence;
        _place.State.Attempts = 0;
        _place.State.NextAttemptAt = null;
    }

    private async Task<string?> Send(WebhookTarget target, Fact fact) =>
        await _sender.Send(new WebhookRequest(target, fact.Key, FactJson.Encode(fact)), _stopped);

    private async Task ResendWanted(WebhookTarget target)
    {
        var wanted = Letters.FindAll(letter => letter.Resend).ConvertAll(letter => letter.Sequence);
        var facts = await Find([.. wanted]);
        foreach (var sequence in wanted)
        {
            var error = await Send(target, facts[sequence]);
            var at = Letters.FindIndex(letter => letter.Sequence == sequence);
            if (at >= 0 && error is null)
                Letters.RemoveAt(at);
            else if (at >= 0)
                Letters[at] = Letters[at] with { Attempts = Letters[at].Attempts + 1, LastError = error!, Resend = false };
            _place.State.Delivered += error is null ? 1 : 0;
        }

        await Task.WhenAll(_letterSaver.Save(), _placeSaver.Save());
        _tried.SetResult();
        _tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Everything is told: what is to come wakes the feed, unless nothing is to come.</summary>
    private async Task Rest()
    {
        if (_reader!.Book.IsSettled)
            await Unremind();
    }

    private async Task Remind()
    {
        if (_reminded == true)
            return;
        await this.RegisterOrUpdateReminder(Follow, _options.ReminderPeriod, _options.ReminderPeriod);
        _reminded = true;
    }

    private async Task Unremind()
    {
        if (_reminded == false)
            return;
        if (await this.GetReminder(Follow) is { } reminder)
            await this.UnregisterReminder(reminder);
        _reminded = false;
    }
}
