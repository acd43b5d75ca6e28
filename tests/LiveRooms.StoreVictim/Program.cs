// Writes journals until it is killed; each line "id version" on standard output is an acknowledged entry.
// Arguments: data folder, durability, journals, largest entry in bytes, entries between snapshots.
using System.Globalization;
using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using LiveRooms.TestKit.Journal;

var options = new StoreOptions { DataPath = args[0], Durability = Enum.Parse<StoreDurability>(args[1], ignoreCase: true) };
var numbers = args[2..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
await using var store = await DataStore.Open(options);
await using var journals = new RedisJournals(store.Configuration);
using var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await Task.WhenAll(Enumerable.Range(0, numbers[0]).Select(id => Write(journals.Open(), $"{id}")));

async Task Write(IJournal journal, string id)
{
    var key = new JournalKey("drop", id);
    for (var version = (await journal.Load(key)).Version; ; version++)
    {
        if (!await journal.Append(key, version, PredictableEntry.Bytes(key, version + 1, numbers[1])))
            throw new InvalidOperationException($"Journal {key} was refused at {version}, and nobody else writes it.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {version + 1}"));
        if ((version + 1) % numbers[2] == 0)
            await journal.SaveSnapshot(key, version + 1, PredictableEntry.Bytes(key, version + 1, numbers[1]), trim: true);
    }
}
