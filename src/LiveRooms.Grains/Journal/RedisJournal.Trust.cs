using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>
/// Journals that went back. Each has its mark in its own hash, which alone decides; one more hash names them all, for those who look:
/// what stands there and is not marked is forgotten when it is met.
/// </summary>
public sealed partial class RedisJournal
{
    // Not a journal: it says which connection serves.
    private static readonly JournalKey _index = new("lost", "all");

    private RedisKey IndexKey => $"{_options.KeyPrefix}:lost";

    /// <inheritdoc/>
    public async Task<bool> Distrust(JournalKey key, string why, long seen = 0, long? known = null)
    {
        if (!_lost.ContainsKey(key))
            WentBack(key, why); // Others found it than this process's calls.
        var height = _heights.Of(key);
        RedisValue[] mark = [height, seen, _time.GetUtcNow().ToUnixTimeMilliseconds(), why, Math.Max(height, known ?? long.MaxValue)];
        var marked = (string)(await Run(key, "distrust", RedisScripts.Distrust, mark, default).ConfigureAwait(false))!;
        if (marked.Length == 0)
        {
            Recover(key);
            return false;
        }

        await Run(_index, "distrust", store => store.HashSetAsync(IndexKey, key.ToString(), marked), default).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async Task Accept(JournalKey key)
    {
        await Run(key, "accept", RedisScripts.Accept, [], default).ConfigureAwait(false);
        _heights.Forget(key);
        LogAccepted(key);
        Recover(key);
    }

    /// <inheritdoc/>
    public async Task<JournalLoss?> LossOf(JournalKey key) =>
        (string)(await Run(key, "loss", RedisScripts.LossOf, [], default).ConfigureAwait(false))! is { Length: > 0 } mark
            ? JournalLoss.OfMark(key, mark)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalLoss>> Losses()
    {
        var named = await Run(_index, "losses", store => store.HashKeysAsync(IndexKey), default).ConfigureAwait(false);
        var losses = new List<JournalLoss>();
        foreach (var name in named.Select(name => name.ToString()).Take(IJournalTrust.MostLosses))
        {
            var cut = name.IndexOf(':', StringComparison.Ordinal);
            if (await LossOf(new JournalKey(name[..cut], name[(cut + 1)..])).ConfigureAwait(false) is { } loss)
                losses.Add(loss);
            else
                await Run(_index, "losses", store => store.HashDeleteAsync(IndexKey, name), default).ConfigureAwait(false);
        }

        return [.. losses.OrderBy(loss => loss.Since)];
    }

    /// <inheritdoc/>
    public async Task<JournalHead> Left(JournalKey key) => (await Head(key, default).ConfigureAwait(false)).Head;

    /// <inheritdoc/>
    public async Task<bool> AcceptLoss(JournalKey key, long left, long version, ReadOnlyMemory<byte> entry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(version, left + 1);
        CheckSize(entry);
        RedisValue[] arguments = [left, version, JournalFrame.Wrap(version, entry.Span)];
        if ((ScriptStatus)(int)await Run(key, "accept", RedisScripts.AcceptLoss, arguments, default).ConfigureAwait(false) != ScriptStatus.Done)
            return false;
        _heights.Reached(key, version);
        LogLossAccepted(key, left + 1, version - 1);
        Recover(key);
        await Run(_index, "accept", store => store.HashDeleteAsync(IndexKey, key.ToString()), default).ConfigureAwait(false);
        return true;
    }

    private void Recover(JournalKey key)
    {
        if (!_lost.IsEmpty)
            _lost.TryRemove(key, out _);
    }
}
