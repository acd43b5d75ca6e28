using System.Net;
using System.Runtime.InteropServices;
using LiveRooms.Edge.Telemetry;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// Counts the open sockets of all listeners, whoever serves them, and refuses those beyond a limit: of the edge as a whole, or
/// of one address.
/// </summary>
internal sealed class Places(IOptions<EdgeOptions> options, EdgeMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Place, int> _taken = [];
    private int _all;

    /// <summary>Open sockets now.</summary>
    public int Taken
    {
        get
        {
            lock (_gate)
                return _all;
        }
    }

    /// <summary>Takes a place for a socket from an address; it must be left once. False when there is none.</summary>
    public bool TryTake(IPAddress address, out Place place)
    {
        var (most, mostOfAddress) = (options.Value.MaxConnections, options.Value.ConnectionsPerAddress);
        place = Place.Of(address);
        lock (_gate)
        {
            if (_all >= most)
            {
                metrics.OnSocketRefused("edge");
                return false;
            }
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_taken, place, out _);
            if (mostOfAddress > 0 && count >= mostOfAddress)
            {
                metrics.OnSocketRefused("address");
                return false;
            }
            count++;
            _all++;
        }
        return true;
    }

    /// <summary>Leaves a place that was taken.</summary>
    public void Leave(Place place)
    {
        lock (_gate)
        {
            _all--;
            if (--CollectionsMarshal.GetValueRefOrNullRef(_taken, place) == 0)
                _taken.Remove(place);
        }
    }
}
