using System.Net;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace LiveRooms.Server.Store;

/// <summary>The only way the embedded server is set up. Four of its other settings lose data or the process; see <see cref="Check"/>.</summary>
internal static class GarnetProfile
{
    public const int LogPageBytes = 4 * 1024 * 1024;
    public const long LogSegmentBytes = 64 * 1024 * 1024;

    public static GarnetServerOptions Create(string folder, IPEndPoint endpoint, string password, StoreDurability durability)
    {
        var device = durability == StoreDurability.Always ? DeviceType.FileStream : DeviceType.RandomAccess;
        var options = new GarnetServerOptions
        {
            EndPoints = [endpoint],
            AuthSettings = new PasswordAuthenticationSettings(password),
            QuietMode = true,
            CheckpointDir = folder,
            Recover = true,
            FailOnRecoveryError = true,
            EnableAOF = true,
            WaitForCommit = true,
            CommitFrequencyMs = 0,
            AofMemorySize = "8m",
            AofPageSize = "4m",
            AofSegmentSize = "64m",
            AofSizeLimit = "256m",
            LogMemorySize = "16g", // A cap that is never reached, not an allocation: StoreWatch warns long before.
            PageSize = "1m",
            IndexMemorySize = "8m",
            EnableStorageTier = false,
            MaxDatabases = 1,
            EnableLua = true,
            LuaTransactionMode = true,
            LuaOptions = new LuaOptions(LuaMemoryManagementMode.Native, "", Timeout.InfiniteTimeSpan, LuaLoggingMode.Silent, []),
            DeviceType = device,
            DeviceFactoryCreator = new LocalStorageNamedDeviceFactoryCreator(deviceType: device),
        };
        Check(options);
        return options;
    }

    /// <exception cref="InvalidOperationException">One of the settings that are known to lose data.</exception>
    public static void Check(GarnetServerOptions options)
    {
        Require(options.LuaTransactionMode, "scripts are atomic only in transaction mode");
        Require(!options.EnableStorageTier, "the storage tier together with checkpoints does not recover");
        Require(options.LogMemorySize == "16g", "above its memory size the store evicts keys silently");
        Require(options.DeviceType is DeviceType.RandomAccess or DeviceType.FileStream, "other devices end the process");
        Require(options is { EnableAOF: true, WaitForCommit: true, CommitFrequencyMs: 0 }, "acknowledged means logged");
        Require(options is { Recover: true, FailOnRecoveryError: true }, "what cannot be read is never skipped");
    }

    private static void Require(bool holds, string because)
    {
        if (!holds)
            throw new InvalidOperationException($"The embedded store is set up unsafely: {because}.");
    }
}
