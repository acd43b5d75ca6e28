using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What a test does to the grain storage of every silo, and sees of it.</summary>
internal sealed class StorageSwitch
{
    private int _writes;

    public bool WritesFail { get; set; }

    public int Writes => _writes;

    public void OnWrite()
    {
        Interlocked.Increment(ref _writes);
        if (WritesFail)
            throw new OrleansException("the store is down");
    }
}

/// <summary>Grain storage whose writes fail when told to.</summary>
internal sealed class ShakyStorage(IServiceProvider services) : IGrainStorage
{
    public const string Inner = "inner";

    private IGrainStorage Store => services.GetRequiredKeyedService<IGrainStorage>(Inner);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Store.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        services.GetRequiredService<StorageSwitch>().OnWrite();
        return Store.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Store.ClearStateAsync(stateName, grainId, grainState);
}
