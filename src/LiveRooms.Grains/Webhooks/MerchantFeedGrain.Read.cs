using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Sales;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Webhooks;

/// <summary>From the journal to the facts that wait. Without an endpoint nothing is read, and nothing kept.</summary>
internal sealed partial class MerchantFeedGrain
{
    private readonly Queue<Fact> _facts = new();
    private SalesReader? _reader;
    private CreatorId? _creator;
    private DateTimeOffset? _since;
    private Task _reading = Task.CompletedTask;

    /// <summary>
    /// Reads until enough facts wait or the journal ends; one reading at a time. What was read up to the cursor before is read
    /// again, and told to nobody.
    /// </summary>
    private async Task ReadAhead(WebhookTarget target)
    {
        while (!_reading.IsCompleted)
            await _reading;
        await (_reading = ReadHere(target));
    }

    private async Task ReadHere(WebhookTarget target)
    {
        if (_since != target.Since)
            Forget(); // Other facts are to be told than those that wait.
        _since = target.Since;
        _reader ??= new SalesReader(_journal, Id);
        try
        {
            while (_facts.Count < DeliveriesView.MaxPending && await _reader.ReadOn(fact => Take(fact, target), _stopped))
                _stopped.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (e is not JournalUnavailableException)
        {
            Forget(); // It may have entered half an entry: the next reading begins again.
            throw;
        }

        // All was read, and less than the merchant was told of: what comes next would bear the keys of what is lost.
        if (_facts.Count == 0 && _reader.Book.Exists && _place.State.Cursor > _reader.Book.Revision)
            await GrainFactory.GetGrain<IDropGrain>(Id.Value).Heard(_place.State.Cursor);
    }

    private void Take(Fact fact, WebhookTarget target)
    {
        if (fact.Sequence > _place.State.Cursor && fact.At >= target.Since)
            _facts.Enqueue(fact);
    }

    private void Forget()
    {
        _facts.Clear();
        _reader = null;
    }

    /// <summary>The facts of some sequences, read again.</summary>
    private async Task<Dictionary<long, Fact>> Find(HashSet<long> sequences)
    {
        var found = new Dictionary<long, Fact>();
        var reader = new SalesReader(_journal, Id);
        while (found.Count < sequences.Count && await reader.ReadOn(Keep, _stopped))
            _stopped.ThrowIfCancellationRequested();
        return found;

        void Keep(Fact fact)
        {
            if (sequences.Contains(fact.Sequence))
                found[fact.Sequence] = fact;
        }
    }
}
