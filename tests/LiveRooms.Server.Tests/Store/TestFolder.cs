using LiveRooms.Server.Store;

namespace LiveRooms.Server.Tests.Store;

/// <summary>A data folder of this test's own, gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("liverooms-store-").FullName;

    public string StorePath => System.IO.Path.Combine(Path, "store");

    public string Log => System.IO.Path.Combine(StorePath, "AOF");

    public Task<DataStore> Open(StoreDurability durability = StoreDurability.EverySec, bool skipCheck = false) =>
        DataStore.Open(new StoreOptions { DataPath = Path, Durability = durability, SkipCheck = skipCheck });

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
