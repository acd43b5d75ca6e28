using System.Globalization;
using System.Security.Claims;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Bench.Edge.Memory;

/// <summary>Viewers without sockets in this process, each somebody else.</summary>
internal sealed class MemoryCrowd(MemoryTransport transport, int viewers) : IDisposable
{
    // On their way in at a time.
    private const int Window = 2_000;
    // One viewer in so many looks into its frames.
    private const int Watched = 1_000;

    private readonly CrowdMember[] _members = new CrowdMember[viewers];
    private readonly ReadOnlyMemory<byte> _join = transport.Json.Join(new JoinRequest(BenchRoom.Show.Value));
    private readonly SemaphoreSlim _places = new(Window);

    /// <summary>What the watching viewers saw.</summary>
    public Counts Seen { get; } = new();

    /// <summary>Frames that came to all viewers.</summary>
    public long Frames => _members.Sum(member => (long)member.Frames);

    /// <summary>Frames of the viewer who got fewest.</summary>
    public int Fewest => _members.Min(member => member.Frames);

    /// <summary>Viewers whose connection ended.</summary>
    public int Lost => _members.Count(member => member.IsLost);

    /// <summary>Lets all in; ends when each has joined.</summary>
    public async Task Enter()
    {
        for (var i = 0; i < viewers; i++)
        {
            await _places.WaitAsync();
            _members[i] = new CrowdMember(this, i % Watched == 0 ? Seen : null);
            transport.Connect(Person(i), _members[i]);
            _members[i].Send(transport.Json.Handshake);
            _members[i].Send(_join);
        }

        for (var i = 0; i < Window; i++)
            await _places.WaitAsync();
    }

    /// <summary>A viewer has its answer, or never will.</summary>
    public void OnJoined() => _places.Release();

    public void Dispose() => _places.Dispose();

    private static ClaimsPrincipal Person(int number) => new(new ClaimsIdentity(
        [new Claim("sub", string.Create(CultureInfo.InvariantCulture, $"viewer-{number}")), new Claim("name", "Ada"), new Claim("role", "viewer")], "bench"));
}
