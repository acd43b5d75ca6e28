namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// Who may write to a socket: one at a time, for a whole message. Nobody waits at the gate; who finds it taken leaves word,
/// and the one inside hears of it on leaving. One word of memory, changed by compare-and-swap alone.
/// </summary>
internal struct SendGate
{
    private const int Taken = 1;
    private const int Shut = 8;

    private int _state;

    /// <summary>Whether nobody gets in any more.</summary>
    public bool IsShut => (Volatile.Read(ref _state) & Shut) != 0;

    /// <summary>Asks to be let in.</summary>
    /// <param name="word">What is left at the gate when it is taken; <see cref="GateWord.None"/> leaves nothing.</param>
    public GateAnswer Enter(GateWord word)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if ((state & Shut) != 0)
                return GateAnswer.Shut;
            var taken = (state & Taken) != 0;
            var next = taken ? state | (int)word : state | Taken;
            if (next == state || Interlocked.CompareExchange(ref _state, next, state) == state)
                return taken ? GateAnswer.Taken : GateAnswer.In;
        }
    }

    /// <summary>
    /// Leaves, unless a message of the connection's own waits: <see cref="GateWord.Own"/> says that the gate is still held, for
    /// that message. <see cref="GateWord.Frame"/> says that it is free, and that who waits is to be told.
    /// </summary>
    public GateWord Leave()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var own = (state & (int)GateWord.Own) != 0;
            var next = own ? state & ~(int)GateWord.Own : state & ~(Taken | (int)GateWord.Frame);
            if (Interlocked.CompareExchange(ref _state, next, state) == state)
                return own ? GateWord.Own : (GateWord)(state & (int)GateWord.Frame);
        }
    }

    /// <summary>Lets nobody in any more. Who is inside leaves as ever.</summary>
    public void ShutForGood() => Interlocked.Or(ref _state, Shut);
}

/// <summary>Who waits at the gate.</summary>
internal enum GateWord
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>A message of the connection's own.</summary>
    Own = 2,

    /// <summary>A lane with a frame.</summary>
    Frame = 4,
}

/// <summary>What the gate says.</summary>
internal enum GateAnswer
{
    /// <summary>Entered: to be left again.</summary>
    In,

    /// <summary>Somebody is inside; the word was left.</summary>
    Taken,

    /// <summary>The connection is over.</summary>
    Shut,
}
