using System.Diagnostics.Metrics;
using LiveRooms.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LiveRooms.TestKit;

/// <summary>Journals over a store, each with connections of its own, as another process would have.</summary>
public sealed class RedisJournals(ConfigurationOptions store) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<RedisJournal> _open = [];

    /// <summary>A journal client that waits <paramref name="timeout"/> for an answer, 4 seconds by default.</summary>
    public RedisJournal Open(TimeSpan? timeout = null)
    {
        // Patient with a disk that others use, too: a silence is not what these look at.
        var longest = TimeSpan.FromSeconds(4);
        var options = new RedisJournalOptions { Store = store, CommandTimeout = timeout ?? longest, Patience = longest };
        var metrics = new JournalMetrics(_services.GetRequiredService<IMeterFactory>());
        var journal = new RedisJournal(Options.Create(options), metrics, TimeProvider.System, NullLogger<RedisJournal>.Instance);
        _open.Add(journal);
        return journal;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _open)
            await journal.DisposeAsync();
        await _services.DisposeAsync();
    }
}
