using LiveRooms.Grains.Journal;
using LiveRooms.TestKit.Journal;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class MemoryJournalTests : JournalSpecification
{
    private readonly MemoryJournal _journal = new();

    protected override IJournal Open() => _journal;
}
