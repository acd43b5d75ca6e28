namespace LiveRooms.Grains.Tests.Journal.Simulation;

/// <summary>Runs ready continuations one at a time, in an order drawn from a seed: an interleaving that can be had again.</summary>
internal sealed class SeededScheduler(Random random) : TaskScheduler
{
    private readonly List<Task> _ready = [];

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs until nothing is ready.</summary>
    public void Drain()
    {
        while (_ready.Count > 0)
        {
            var at = random.Next(_ready.Count);
            var task = _ready[at];
            _ready[at] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
            TryExecuteTask(task);
        }
    }

    protected override void QueueTask(Task task) => _ready.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
