using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Grains.Shows;
using EdgeWire = LiveRooms.Edge.Tests.Hub.Wire;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Well-behaved viewers in a room with news, who must not notice what others send meanwhile.</summary>
internal sealed class Witness(HubBench bench)
{
    private readonly List<(Guest Guest, string Name)> _guests = [];
    private int _round;
    private int _hearts;

    internal int Count => _guests.Count;

    internal async Task Join()
    {
        foreach (var wire in new[] { EdgeWire.Json, EdgeWire.MessagePack, EdgeWire.Json })
        {
            var name = $"good-{_guests.Count}";
            var guest = await bench.Connect(wire, name);
            Assert.Null((await guest.Join()).Problem);
            _guests.Add((guest, name));
        }
    }

    /// <summary>Something happens in the room and everybody says and does something; ends when all of it has come to everybody.</summary>
    internal async Task Round()
    {
        var round = ++_round;
        var show = bench.Grains.Show();
        var calls = _guests.Select(async g =>
        {
            Assert.Null((await g.Guest.Chat($"{g.Name}-{round}", $"{g.Name} says {round}")).Problem);
            Assert.Null((await g.Guest.React("heart", 2)).Problem);
        }).ToArray();
        var sequence = show.Publish(round % 2 == 0 ? FeedEventKind.DropOpened : FeedEventKind.DropClosed);
        await Task.WhenAll(calls);
        _hearts += 2 * _guests.Count;
        await Task.WhenAll(_guests.Select(g => See(g.Guest, round, sequence)));
    }

    /// <summary>Nobody's connection ended, and every heart was counted once.</summary>
    internal async Task Leave()
    {
        await bench.Grains.Show().Reported(r => r.Totals.Heart == _hearts);
        foreach (var (guest, _) in _guests)
        {
            Assert.Equal(Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected, guest.Connection.State);
            await guest.Disconnect();
        }
    }

    /// <summary>Frames until one has this round's event: events come in order, each once, and the round's lines of all three.</summary>
    private async Task See(Guest guest, int round, long sequence)
    {
        var lines = new HashSet<string>();
        var events = new List<long>();
        await guest.Frame(frame =>
        {
            foreach (var line in frame.Chat ?? [])
                lines.Add(line.Text);
            events.AddRange((frame.Events ?? []).Select(e => e.Sequence));
            return events.Contains(sequence) && _guests.All(g => lines.Contains($"{g.Name} says {round}"));
        });
        Assert.Equal([sequence], events);
    }
}
