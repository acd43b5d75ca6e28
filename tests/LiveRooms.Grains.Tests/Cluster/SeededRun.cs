using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>
/// Viewers and a host at one drop, in steps drawn from a seed, while the journal fails and activations come and go. Every call
/// is repeated until it is answered, as an edge does; what was answered is kept, to be held against the journal.
/// </summary>
internal sealed class SeededRun(RoomCluster cluster, ShakyJournal journal, int seed)
{
    private const int Viewers = 8;

    private readonly Random _random = new(seed);
    private readonly List<DropRequest> _asked = [];
    private readonly Dictionary<OperationId, DropReceipt> _accepted = [];
    private readonly IDropGrain _drop = cluster.Drop("mug");
    private int _operations;

    /// <summary>May take the drop out of memory.</summary>
    public bool ForgetsDrop { get; init; } = true;

    /// <summary>May take the show out of memory too.</summary>
    public bool ForgetsShow { get; init; }

    public int Accepted => _accepted.Count;

    public async Task Steps(int count)
    {
        var faults = new Random(seed);
        journal.OnAppend = key =>
        {
            lock (faults)
            {
                var luck = key.Kind == "drop" ? faults.Next(20) : 19;
                return luck == 0 ? Fault.Before : luck == 1 ? Fault.After : Fault.None;
            }
        };
        for (var step = 0; step < count; step++)
            await Step();
        journal.OnAppend = _ => Fault.None;
    }

    /// <summary>Folds the journal, checking the stock at every version, and holds every answer against it.</summary>
    public async Task<List<DropNotice>> Check()
    {
        var drop = Drop.Initial;
        var notices = new List<DropNotice>();
        var promoted = new List<long>();
        await foreach (var entry in cluster.Journal.ReadAll(new JournalKey("drop", "mug"), 0, cancellation: TestContext.Current.CancellationToken))
        {
            foreach (var e in DropJson.Decode(entry.Bytes.Span))
            {
                drop.Evolve(e);
                Assert.Equal(drop.Stock.Total, drop.Stock.Free + drop.Stock.Held + drop.Stock.Sold);
                if (e is ReservationPromoted promotion)
                    promoted.Add(promotion.Number);
                DropNotices.Add(notices, drop, e, drop.Settings.Show);
            }
        }
        drop.Verify();
        Assert.Equal(promoted.Order(), promoted); // First come, first served.
        foreach (var request in _asked.Where(r => _accepted.ContainsKey(r.Operation)))
        {
            var answer = _accepted[request.Operation].Reservation!;
            var stored = drop.Find(answer.Number)!;
            Assert.Equal(request.Viewer, stored.Viewer);
            Assert.Equal(answer.Quantity, stored.Quantity);
            if (request.Action == DropAction.Reserve)
                Assert.Equal(request.Operation, stored.Operation);
            else
                Assert.Equal(request.Action == DropAction.Confirm ? ReservationStatus.Confirmed : ReservationStatus.Released, stored.Status);
        }
        Assert.Equal(DropViews.Of(drop), await Patiently.Call(_drop.Describe));
        return notices;
    }

    private async Task Step()
    {
        switch (_random.Next(16))
        {
            case 0 when ForgetsDrop:
                await cluster.Forget(_drop);
                break;
            case 1 when ForgetsDrop:
                await cluster.Move(_drop);
                break;
            case 2 when ForgetsShow:
                await cluster.Forget(cluster.Show("mugs"));
                break;
            case 3:
                cluster.Time.Advance(TimeSpan.FromSeconds(_random.Next(1, 8)));
                break;
            case 4:
                var operation = new OperationId($"more-{_operations++}");
                var units = _random.Next(1, 3);
                await Patiently.Call(() => _drop.Restock(RoomCluster.Host, operation, units));
                break;
            default:
                await Task.WhenAll(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Ask(Batch())));
                break;
        }
    }

    private DropRequest[] Batch() => [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Request())];

    private DropRequest Request()
    {
        if (_asked.Count > 0 && _random.Next(4) == 0)
            return _asked[_random.Next(_asked.Count)];
        var viewer = $"v{_random.Next(Viewers)}";
        var number = _random.Next(1, _operations + 2);
        var operation = $"o{_operations++}";
        var request = _random.Next(5) switch
        {
            0 => RoomCluster.Release(Owner(number) ?? viewer, operation, number),
            1 => RoomCluster.Confirm(Owner(number) ?? viewer, operation, number),
            _ => RoomCluster.Reserve(viewer, operation, _random.Next(1, 3)),
        };
        _asked.Add(request);
        return request;
    }

    private string? Owner(long number) =>
        _asked.Where(r => r.Action == DropAction.Reserve && _accepted.TryGetValue(r.Operation, out var a) && a.Reservation!.Number == number)
            .Select(r => r.Viewer.Value).FirstOrDefault();

    private async Task Ask(DropRequest[] batch)
    {
        var receipts = await Patiently.Call(() => _drop.Act([.. batch]));
        lock (_accepted)
        {
            foreach (var (request, receipt) in batch.Zip(receipts))
            {
                if (_accepted.TryGetValue(request.Operation, out var before))
                {
                    Assert.Null(receipt.Refusal);
                    Assert.Equal(before.Reservation!.Number, receipt.Reservation!.Number);
                }
                else if (receipt.Refusal is null)
                    _accepted[request.Operation] = receipt;
                else
                    Assert.NotEqual(RefusalReason.OperationConflict, receipt.Refusal.Reason);
            }
        }
    }
}
