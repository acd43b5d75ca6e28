using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Sales;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.Store;

namespace LiveRooms.Simulation.House;

/// <summary>Reads the drop's journal into a book of sales, from time to time; a new process begins with the first entry.</summary>
internal sealed class Bookkeeper(History history, Place place)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(7);

    public void Restart()
    {
        place.Node?.Crash();
        var node = place.Start();
        _ = node.Run(() => Keep(node));
    }

    private async Task Keep(Node node)
    {
        var link = new StoreLink(history.World, history.Weather, history.Network, history.Store, node);
        var reader = new SalesReader(link, Setup.Drop);
        while (true)
        {
            try
            {
                await reader.ReadToEnd(CancellationToken.None);
                history.Checks.Sales.Judge(reader.Book);
            }
            catch (JournalUnavailableException)
            {
                // Reading on later is safe.
            }
            catch (Exception e)
            {
                history.World.Break(Law.NoSurprise, $"the books cannot be kept: {e.Message}");
            }

            await node.Pause(Round);
        }
    }
}
