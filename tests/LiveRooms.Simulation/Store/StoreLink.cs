using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Store;

/// <summary>
/// A node's way to the store, which may lag, fail before or after the effect, or say nothing. A call that was given up may still
/// take effect, also after its node has crashed.
/// </summary>
internal sealed class StoreLink(World world, Weather weather, Network network, SimulatedStore store, Node node) : IJournal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Dictionary<ulong, long> _decidedOn = [];

    public int AppendsUnderWay { get; private set; }

    /// <summary>Whether an append was refused: another writer was first.</summary>
    public bool WasFenced { get; private set; }

    /// <summary>Says on which version an entry was decided, whatever version it is appended at in the end.</summary>
    public void Witness(ReadOnlyMemory<byte> entry, long version) => _decidedOn[Trace.HashOf(entry.Span)] = version;

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => Call("load", store.Load);

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        Call("read", () => store.Read(after, max));

    public async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        var bytes = entry.ToArray(); // The writer may use the memory again.
        long? decidedOn = _decidedOn.TryGetValue(Trace.HashOf(bytes), out var version) ? version : null;
        var (done, begun) = (false, world.Now);
        AppendsUnderWay++;
        try
        {
            var stored = await Call("append", () =>
            {
                done = store.Append(expectedVersion, bytes, decidedOn);
                if (done && world.Now - begun > Patience)
                    world.Seen.Add(Case.LateWrite);
                return done;
            });
            WasFenced |= !stored;
            return stored;
        }
        catch (JournalUnavailableException)
        {
            world.Seen.Add(done ? Case.UnknownWriteStored : Case.UnknownWriteLost);
            throw;
        }
        finally
        {
            AppendsUnderWay--;
        }
    }

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        Call("snapshot", () => store.SaveSnapshot(version, snapshot.ToArray()));

    private Task<T> Call<T>(string operation, Func<T> effect)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.After(Patience, node, () => Fail(answer, operation, "said nothing"));
        if (network.Luck(weather.StoreFailsBefore))
            world.After(network.Transit(), node, () => Fail(answer, operation, "was not reached"));
        else
            world.After(network.Transit(), null, () => Arrive(answer, operation, effect));
        return answer.Task;
    }

    private void Arrive<T>(TaskCompletionSource<T> answer, string operation, Func<T> effect)
    {
        // What a dying node sent last may not have left it.
        if (!node.IsUp && world.Dice.Next(2) == 0)
            return;
        if (weather.StoreIsDown)
        {
            if (world.Dice.Next(2) == 0)
                world.After(network.Transit(), node, () => Fail(answer, operation, "is down"));
            return;
        }

        var result = effect();
        if (network.Luck(weather.StoreFailsAfter))
        {
            world.Seen.Add(Case.LostAnswer);
            if (world.Dice.Next(2) == 0)
                world.After(network.Transit(), node, () => Fail(answer, operation, "broke off"));
            return;
        }

        world.After(network.Transit(), node, () => answer.TrySetResult(result));
    }

    private void Fail<T>(TaskCompletionSource<T> answer, string operation, string how)
    {
        if (answer.TrySetException(new JournalUnavailableException($"The store {how}: {operation}.")))
            world.Seen.Add(Case.Unavailable);
    }
}
