using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience;

/// <summary>The viewers of one process. Whoever does something is picked by the invocation's chance among those who may.</summary>
public interface ICrowd : IAsyncDisposable
{
    /// <summary>Viewers in rooms now.</summary>
    int Present { get; }

    /// <summary>The next viewer of the audience comes into a room; ends with the room's answer. Slots and tickets are obeyed.</summary>
    ValueTask<Outcome> Enter(Invocation invocation, string show);

    /// <summary>A chatter says a line, stamped with the invocation's time; ends with the answer.</summary>
    ValueTask<Outcome> Chat(Invocation invocation);

    /// <summary>A heart-sender sends reactions, and waits for no answer.</summary>
    ValueTask<Outcome> React(Invocation invocation, string kind, int count);

    /// <summary>A shopper who has not tried yet tries for a unit; ends with the answer, asked again until there is one.</summary>
    ValueTask<Outcome> Reserve(Invocation invocation, string drop);

    /// <summary>A shopper who holds a unit buys it; skipped when none does.</summary>
    ValueTask<Outcome> Confirm(Invocation invocation, string drop);

    /// <summary>A bot asks for a unit, as it does all the time.</summary>
    ValueTask<Outcome> Spam(Invocation invocation, string drop);

    /// <summary>A viewer's connection is cut; it comes again at once with what it saw last. Ends when it is in the room.</summary>
    ValueTask<Outcome> Flap(Invocation invocation);

    /// <summary>Cuts this part of all connections at once, 0 to 1; each viewer comes again as its ticket or its backoff says.</summary>
    void Storm(double part);

    /// <summary>Whether every viewer is in the room it wants to be in and has seen all that was made before; waits for it, at most so long.</summary>
    Task<bool> Settle(TimeSpan atMost, CancellationToken cancelled);

    /// <summary>What they saw and did.</summary>
    Evidence Testify();
}
