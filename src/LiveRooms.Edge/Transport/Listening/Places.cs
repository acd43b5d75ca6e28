using System.Net;
using LiveRooms.Edge.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// Counts the open sockets of all listeners, whoever serves them, and refuses those beyond a limit: of the edge as a whole, or
/// of one address. A few beyond are taken all the same, for what is no viewer: see <see cref="SpareSockets"/>.
/// </summary>
internal sealed partial class Places(IOptions<EdgeOptions> options, EdgeMetrics metrics, TimeProvider time, ILogger<Places> log)
{
    /// <summary>Sockets that are taken beyond the edge's limit.</summary>
    public const int Spare = 256;

    /// <summary>Sockets of one address that are taken beyond its limit.</summary>
    public const int SpareOfAddress = 16;

    private static readonly TimeSpan _warnAgain = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Place, int> _taken = [];
    private readonly long?[] _warned = new long?[2];
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
    /// <param name="address">Where it comes from.</param>
    /// <param name="place">Its place.</param>
    /// <param name="beyond">The limit that is reached: then it is no place for a viewer. Null when there is room.</param>
    public bool TryTake(IPAddress address, out Place place, out SocketLimit? beyond)
    {
        var (most, mostOfAddress) = (options.Value.MaxConnections, options.Value.ConnectionsPerAddress);
        place = Place.Of(address);
        bool warn, taken;
        lock (_gate)
        {
            _taken.TryGetValue(place, out var count);
            var ofAddress = mostOfAddress > 0 ? count - mostOfAddress : int.MinValue;
            beyond = _all >= most ? SocketLimit.Edge : ofAddress >= 0 ? SocketLimit.Address : null;
            taken = _all - most < Spare && ofAddress < SpareOfAddress;
            warn = beyond is { } reached && IsWarningDue(reached);
            if (taken)
            {
                _taken[place] = count + 1;
                _all++;
            }
        }
        if (warn && beyond == SocketLimit.Edge)
            LogBeyond(most, nameof(EdgeOptions.MaxConnections), address);
        else if (warn)
            LogBeyond(mostOfAddress, nameof(EdgeOptions.ConnectionsPerAddress), address);
        if (!taken)
            metrics.OnSocketRefused(beyond!.Value);
        return taken;
    }

    /// <summary>Leaves a place that was taken.</summary>
    public void Leave(Place place)
    {
        lock (_gate)
        {
            _all--;
            if (_taken[place] == 1)
                _taken.Remove(place);
            else
                _taken[place]--;
        }
    }

    private bool IsWarningDue(SocketLimit limit)
    {
        ref var last = ref _warned[(int)limit];
        if (last is { } at && time.GetElapsedTime(at) < _warnAgain)
            return false;
        last = time.GetTimestamp();
        return true;
    }

    [LoggerMessage(2455, LogLevel.Warning,
        "Viewers are refused: {Limit} sockets are open, all that LiveRooms:Edge:{Option} allows. One was refused to {Address}; there may be many")]
    private partial void LogBeyond(int limit, string option, IPAddress address);
}
