using Orleans.Concurrency;

namespace LiveRooms.Grains.Pulse;

/// <summary>On whichever silo it is asked.</summary>
[GrainType("pulse"), StatelessWorker(1)]
internal sealed class PulseGrain : Grain, IPulseGrain
{
    public Task Beat() => Task.CompletedTask;
}
