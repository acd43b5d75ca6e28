namespace LiveRooms.Simulation.Engine;

/// <summary>
/// A process: its tasks run one at a time, in an order of chance, as steps of the world. When it crashes, none of them ever runs
/// again; while it is frozen, they wait.
/// </summary>
internal sealed class Node : TaskScheduler
{
    private readonly World _world;

    public Node(World world, int number, string name, TimeSpan skew)
    {
        _world = world;
        Number = number;
        Name = name;
        Clock = new NodeClock(world, this) { Skew = skew };
    }

    public int Number { get; }

    public string Name { get; }

    public NodeClock Clock { get; }

    public bool IsUp { get; private set; } = true;

    public TimeSpan FrozenUntil { get; set; }

    /// <summary>Called after each of its tasks' steps: between any two something may go wrong.</summary>
    public Action? Stepped { get; set; }

    public override int MaximumConcurrencyLevel => 1;

    public void Crash() => IsUp = false;

    /// <summary>Begins something here, whose awaits stay here.</summary>
    public Task Run(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>A pause by this node's own timers.</summary>
    public Task Pause(TimeSpan wait) => Task.Delay(wait, Clock, CancellationToken.None);

    public void Execute(Task task)
    {
        TryExecuteTask(task);
        Stepped?.Invoke();
    }

    public override string ToString() => Name;

    protected override void QueueTask(Task task) => _world.Ready(this, task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
