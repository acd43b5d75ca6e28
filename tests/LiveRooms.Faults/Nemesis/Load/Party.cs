using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>Shoppers who want units of one drop, asking together, one call after the other as fast as it is answered.</summary>
internal sealed class Party(string drop, IDropPort port, IReadOnlyList<Shopper> shoppers, Chronicle record, RunClock clock, int most)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>What one shopper of one party of a run decides by: the same in every process.</summary>
    internal static Random Chance(int seed, int party, int shopper) => new((((seed * 10_007) + party) * 101) + shopper);

    /// <summary>Runs until told to stop, the record is full, or it has asked so often; ends when its last call has.</summary>
    internal async Task Run(CancellationToken stop, int times = int.MaxValue)
    {
        await Task.Yield();
        for (var time = 0; time < times && !stop.IsCancellationRequested && record.Count < most; time++)
        {
            var answers = await Ask([.. shoppers.Select(shopper => shopper.Next())]);
            for (var i = 0; i < answers.Length; i++)
                shoppers[i].Hear(answers[i]);
            // A drop that does not answer, or has nothing left, needs no more proof of it than this.
            if (answers.All(answer => answer.Outcome != Outcome.Done))
                await Task.Delay(Breath, clock.Time, CancellationToken.None);
        }
    }

    /// <summary>
    /// From one drop to the next, round and round: one person soon has of a drop what it may have. Ends as each of them does.
    /// </summary>
    internal static async Task Tour(IReadOnlyList<Party> parties, CancellationToken stop)
    {
        for (var at = 0; !stop.IsCancellationRequested; at = (at + 1) % parties.Count)
            await parties[at].Run(stop, 40);
    }

    /// <summary>One call, taken down.</summary>
    internal async Task<Answer[]> Ask(Wish[] wishes)
    {
        var began = clock.Now;
        var answers = await port.Ask(drop, wishes);
        var ended = clock.Now;
        for (var i = 0; i < wishes.Length; i++)
        {
            var wish = wishes[i];
            record.Add(drop, new Call(wish.Kind, wish.Operation, wish.Viewer, wish.Value, began, ended, answers[i]));
        }
        return answers;
    }
}
