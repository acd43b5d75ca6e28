using System.Net;
using LiveRooms.Load.Audience.Transport.Sockets;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>A crowd comes from addresses of this machine, few viewers from each.</summary>
public sealed class SourceAddressesTests
{
    [Fact]
    public void Threads_and_processes_share_no_address_and_an_address_has_few_viewers()
    {
        var all = new Dictionary<IPAddress, int>();
        foreach (var (block, thread) in from block in Enumerable.Range(0, 3) from thread in Enumerable.Range(0, 7) select (block, thread))
        {
            var addresses = new SourceAddresses(block, thread);
            for (var place = 0; place < 20_000; place++)
            {
                var from = addresses.Of(place);
                Assert.Equal(0, from.Port);
                all[from.Address] = all.GetValueOrDefault(from.Address) + 1;
            }
        }

        Assert.All(all, pair => Assert.True(LoopbackEdge.IsOurs(pair.Key) && pair.Key.GetAddressBytes()[1] > 0));
        Assert.All(all.Values, viewers => Assert.Equal(SourceAddresses.ViewersOfOne, viewers));
    }

    [Theory]
    [InlineData("http://127.0.0.1:80", true)]
    [InlineData("http://127.9.8.7:5000", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("https://127.0.0.1:5001", false)]
    [InlineData("http://[::1]:5000", false)]
    [InlineData("http://10.0.0.1:5000", false)]
    [InlineData("http://live.example:5000", false)]
    public void Only_plain_edges_of_this_machine_are_reached_by_sockets_of_our_own(string edge, bool ours)
    {
        Assert.Equal(ours, LoopbackEdge.TryFind(new Uri(edge), out var at));
        Assert.Equal(ours, at is not null);
    }
}
