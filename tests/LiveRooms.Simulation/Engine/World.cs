namespace LiveRooms.Simulation.Engine;

/// <summary>
/// One history's time, chance and queue of what happens next. All of it runs on the caller's thread, one step at a time, in an
/// order that the seed alone decides: a history can be had again.
/// </summary>
internal sealed class World(int seed, TextWriter? trace = null)
{
    /// <summary>What every clock shows at the beginning, give or take its skew.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Happening, (long Due, long Order)> _queue = new();
    private readonly Thread _thread = Thread.CurrentThread;
    private long _order;
    private volatile bool _hasLeft;

    /// <summary>All chance comes from here.</summary>
    public Random Dice { get; } = new(seed);

    /// <summary>Since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>The true time, which no clock shows.</summary>
    public DateTimeOffset TrueTime => Epoch + Now;

    public Trace Trace { get; } = new(trace);

    public Coverage Seen { get; } = new();

    /// <summary>The first law that was broken; then the history ends.</summary>
    public Violation? Broken { get; private set; }

    public int Steps { get; private set; }

    /// <summary>When anything was last made to go wrong.</summary>
    public TimeSpan LastFault { get; private set; }

    /// <summary>Something goes wrong now, or did until now.</summary>
    public void Fault() => LastFault = Now;

    /// <summary>Called whenever time has gone on.</summary>
    public Action? TimeWentOn { get; set; }

    /// <summary>What happens after a while; on a node: only if it still runs then, and not while it is frozen.</summary>
    public void After(TimeSpan wait, Node? on, Action action) => Add(wait, new Happening(on, action, null));

    /// <summary>A node's task that is ready.</summary>
    public void Ready(Node on, Task task)
    {
        if (Thread.CurrentThread != _thread)
        {
            _hasLeft = true;
            throw new InvalidOperationException("A task left the history's thread.");
        }

        Add(TimeSpan.FromTicks(Dice.Next(1, 200)), new Happening(on, null, task));
    }

    /// <summary>The first law broken is the one that counts.</summary>
    public void Break(Law law, string what)
    {
        if (Broken is not null)
            return;
        Broken = new Violation(law, what);
        Trace.Say(this, $"BROKEN {law}: {what}");
    }

    public void Require(bool holds, Law law, FormattableString what)
    {
        if (!holds)
            Break(law, FormattableString.Invariant(what));
    }

    /// <summary>Goes on until a law is broken, the time is over or it is asked to stop.</summary>
    public void Run(TimeSpan until, Func<bool> isOver)
    {
        while (Broken is null && _queue.TryPeek(out _, out var next) && next.Due <= until.Ticks)
        {
            if (next.Due > Now.Ticks)
            {
                Now = TimeSpan.FromTicks(next.Due);
                TimeWentOn?.Invoke();
                if (isOver())
                    return;
            }

            Do(_queue.Dequeue(), next.Due);
            if (_hasLeft)
                Break(Law.NoSurprise, "A task left the history's thread: this history cannot be had again.");
        }
    }

    private void Do(Happening happening, long due)
    {
        var on = happening.On;
        if (on is { IsUp: false })
            return;
        if (on is not null && on.FrozenUntil > Now)
        {
            Add(on.FrozenUntil - Now, happening);
            return;
        }

        Steps++;
        Trace.Mix(due);
        Trace.Mix(on?.Number ?? 0);
        try
        {
            if (happening.Action is { } action)
                action();
            else
                on!.Execute(happening.Task!);
        }
        catch (Exception e)
        {
            Break(Law.NoSurprise, e.ToString());
        }
    }

    private void Add(TimeSpan wait, Happening happening) => _queue.Enqueue(happening, (Now.Ticks + Math.Max(0, wait.Ticks), _order++));

    private readonly record struct Happening(Node? On, Action? Action, Task? Task);
}
