using System.Globalization;
using StackExchange.Redis;

namespace LiveRooms.Server.Store;

/// <summary>
/// The one store of this server, Redis or embedded, open from <see cref="Open"/> until disposed. Open it before the host is
/// built, since Orleans' providers and the journals need its address, and dispose it after the host has ended:
/// <code>
/// await using var store = await DataStore.Open(StoreOptions.From(builder.Configuration));
/// builder.AddStore(store);
/// </code>
/// </summary>
public abstract class DataStore : IAsyncDisposable
{
    /// <summary>True for the embedded store: then this process is the only one that can use it.</summary>
    public abstract bool IsEmbedded { get; }

    /// <summary>One sentence: which store, where, and what an acknowledged write survives.</summary>
    public abstract string Description { get; }

    /// <summary>How to connect. A copy each time, so that a caller may set its own timeouts. Never print it: it may hold a password.</summary>
    public abstract ConfigurationOptions Configuration { get; }

    /// <summary>Opens what <paramref name="options"/> name, and makes sure that it answers.</summary>
    /// <param name="options">Checked by <see cref="StoreOptions.From"/>.</param>
    /// <param name="loggers">Hears the embedded server's warnings; null for silence.</param>
    /// <exception cref="StoreException">It cannot be opened, with the reason in words for whoever runs the server.</exception>
    public static async Task<DataStore> Open(StoreOptions options, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.IsRedis ? await RedisStore.Connect(options) : await EmbeddedStore.Start(options, loggers);
    }

    /// <summary>
    /// Forgets Orleans' membership rows of a cluster. Only for the embedded store: nobody else can be alive in it, and the row of
    /// a killed predecessor on another port would hold up the start until it is voted out.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store is shared, so that others may be alive.</exception>
    public virtual Task ClearMembership(string serviceId, string clusterId) =>
        throw new InvalidOperationException("Membership is cleared only in the embedded store; in a shared one others may be alive.");

    /// <summary>Bytes of data in memory, and how many are acceptable; null when the store is not this process's to watch.</summary>
    public virtual Task<StoreFill?> Fill() => Task.FromResult<StoreFill?>(null);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>How full the embedded store is.</summary>
/// <param name="Bytes">Data in memory.</param>
/// <param name="Limit">From <see cref="StoreOptions.MemoryLimitMb"/>.</param>
public readonly record struct StoreFill(long Bytes, long Limit)
{
    /// <summary>Whole percents of the limit.</summary>
    public int Percent => (int)(Bytes * 100 / Limit);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes >> 20} of {Limit >> 20} MB");
}
