using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>
/// Holds one drop's calls against its journal: were they all done one after the other, each at one instant between its begin and
/// its end, in the order of the journal? What was answered happened once, what was refused did not, and every answer is of a
/// state that the drop had at such an instant.
/// </summary>
internal sealed class Checker
{
    private readonly IReadOnlyCollection<Call> _calls;
    private readonly Ledger _ledger;
    private readonly Windows _windows;
    private readonly DateTimeOffset _zero;
    private readonly List<Finding> _findings = [];

    private Checker(IReadOnlyCollection<Call> calls, Ledger ledger, DateTimeOffset zero)
    {
        _calls = calls;
        _ledger = ledger;
        _zero = zero;
        _windows = new Windows(calls, ledger);
    }

    /// <summary>Everything that must not be; empty when all is well.</summary>
    /// <param name="calls">Every call that was made of the drop.</param>
    /// <param name="ledger">Its journal, read after the last call ended.</param>
    /// <param name="zero">The wall clock when the run's clock stood at zero.</param>
    internal static IReadOnlyList<Finding> Check(IReadOnlyCollection<Call> calls, Ledger ledger, DateTimeOffset zero)
    {
        var checker = new Checker(calls, ledger, zero);
        checker._findings.AddRange(ledger.Faults.Select(fault => new Finding($"the journal: {fault}")));
        checker.CheckOperations();
        checker.CheckAnswers();
        return checker._findings;
    }

    private void CheckOperations()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attempts in _calls.GroupBy(call => call.Operation))
        {
            asked.Add(attempts.Key);
            if (_ledger.Deeds.TryGetValue(attempts.Key, out var deed))
                CheckDeed(deed, [.. attempts.OrderBy(call => call.Began)]);
            else if (attempts.FirstOrDefault(call => call.Answer.Outcome == Outcome.Done) is { } missing)
                Find("it was acknowledged, and the journal has not got it", missing);
        }
        foreach (var deed in _ledger.Deeds.Values.Where(deed => !asked.Contains(deed.Operation)))
            Find($"revision {deed.Revision}: {deed.Kind} {deed.Value} as {deed.Operation} happened, and nobody asked for it");
    }

    private void CheckDeed(Deed deed, Call[] attempts)
    {
        var where = $"revision {deed.Revision}: {deed.Kind} {deed.Value} by {deed.Life.Viewer}";
        if (attempts.FirstOrDefault(call => call.Kind != deed.Kind || call.Value != deed.Value || call.Viewer != deed.Life.Viewer) is { } other)
            Find($"{where} is not what was asked for", other);
        if (attempts.FirstOrDefault(call => call.MayHaveHappened) is not { } first)
        {
            Find($"{where} happened, and every attempt was refused", attempts);
            return;
        }
        var (low, told) = _windows.Low(first.Began);
        if (deed.Revision <= low)
            Find($"{where} stands before what was answered before it was asked for", told!, first);
    }

    private void CheckAnswers()
    {
        foreach (var call in _calls)
        {
            if (call.Answer.Outcome == Outcome.Done && _ledger.Deeds.TryGetValue(call.Operation, out var deed))
                CheckDone(call, deed);
            else if (call.Answer.Outcome == Outcome.Refused)
                CheckRefused(call);
        }
    }

    private void CheckDone(Call call, Deed deed)
    {
        if (call.Answer.Number != deed.Life.Number)
        {
            Find($"the operation made or touched reservation {deed.Life.Number}", call);
            return;
        }
        var high = _windows.High(call.Ended);
        var low = Math.Max(_windows.Low(call.Began).Revision, deed.Revision);
        if (!deed.Life.Between(low, high).Contains((call.Answer.Version, call.Answer.Status)))
        {
            var was = string.Join(", ", deed.Life.Between(low, high).Select(step => $"{step.Status} since {step.Since}"));
            Find($"from revision {low} to {high} the reservation was {(was.Length == 0 ? "not there" : was)}", call);
        }
    }

    private void CheckRefused(Call call)
    {
        var (low, told) = _windows.Low(call.Began);
        var high = _windows.High(call.Ended);
        if (_ledger.Deeds.TryGetValue(call.Operation, out var deed))
            high = Math.Min(high, deed.Revision - 1);
        if (low > high)
            Find($"it was refused after it was known to be done, at revision {deed?.Revision}", told is null ? [call] : [told, call]);
        else if (!Excuses.Excused(_ledger, call, low, high, _zero.AddMicroseconds(call.Ended)))
            Find($"no state from revision {low} ({_ledger[low]}) to {high} ({_ledger[high]}) excuses the refusal", call);
    }

    private void Find(string what, params Call[] calls) => _findings.Add(new Finding(what, calls));
}
