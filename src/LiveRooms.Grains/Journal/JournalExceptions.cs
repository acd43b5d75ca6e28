namespace LiveRooms.Grains.Journal;

/// <summary>The store did not answer in time; the outcome of a write is unknown.</summary>
[GenerateSerializer, Alias("lr.journal.unavailable")]
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another writer extended the journal: this one is stale and must stop.</summary>
[GenerateSerializer, Alias("lr.journal.fenced")]
public sealed class JournalFencedException(JournalKey key, long expectedVersion)
    : Exception($"Journal {key} no longer stands at version {expectedVersion}: another activation writes it.");

/// <summary>Entries that were asked for were trimmed away below a snapshot.</summary>
[GenerateSerializer, Alias("lr.journal.trimmed")]
public sealed class JournalTrimmedException(JournalKey key, long after)
    : Exception($"Journal {key} no longer holds the entries after version {after}.");

/// <summary>What the store holds contradicts itself.</summary>
[GenerateSerializer, Alias("lr.journal.damaged")]
public sealed class JournalDamagedException(JournalKey key, string what, Exception? inner = null)
    : Exception($"Journal {key} is damaged: {what}", inner);

/// <summary>
/// The store lost entries of a journal that were stored before, or the journal is marked so: whoever goes on with what is left would
/// say other things under the same numbers.
/// </summary>
[GenerateSerializer, Alias("lr.journal.went-back")]
public sealed class JournalWentBackException(JournalKey key, string what)
    : Exception($"Journal {key} went back: {what}");
