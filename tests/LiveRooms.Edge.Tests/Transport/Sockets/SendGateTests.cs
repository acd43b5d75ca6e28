using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport.Sockets;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

public sealed class SendGateTests
{
    [Fact]
    public void Who_finds_it_taken_leaves_word_and_who_leaves_hears_of_it_own_messages_first()
    {
        var gate = new SendGate();
        Assert.Equal(GateAnswer.In, gate.Enter(GateWord.Frame));
        Assert.Equal(GateAnswer.Taken, gate.Enter(GateWord.None));
        Assert.Equal(GateWord.None, gate.Leave());
        Assert.Equal(GateAnswer.In, gate.Enter(GateWord.None));
        Assert.Equal(GateAnswer.Taken, gate.Enter(GateWord.Frame));
        Assert.Equal(GateAnswer.Taken, gate.Enter(GateWord.Own));
        // For the own message it stays taken, then the frame's lane is told.
        Assert.Equal(GateWord.Own, gate.Leave());
        Assert.Equal(GateAnswer.Taken, gate.Enter(GateWord.None));
        Assert.Equal(GateWord.Frame, gate.Leave());
        Assert.Equal(GateAnswer.In, gate.Enter(GateWord.None));
        Assert.Equal(GateWord.None, gate.Leave());
    }

    [Fact]
    public void Shut_it_lets_nobody_in_and_who_is_inside_leaves_as_ever()
    {
        var gate = new SendGate();
        gate.Enter(GateWord.None);
        gate.Enter(GateWord.Frame);
        gate.ShutForGood();
        Assert.True(gate.IsShut);
        Assert.Equal(GateAnswer.Shut, gate.Enter(GateWord.Own));
        Assert.Equal(GateWord.Frame, gate.Leave());
        Assert.Equal(GateAnswer.Shut, gate.Enter(GateWord.None));
    }

    [Fact]
    public async Task One_at_a_time_is_inside_and_every_word_is_heard()
    {
        var gate = new Shared();
        var tasks = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
                gate.Pass();
        })).ToArray();
        await Task.WhenAll(tasks).Soon();
        Assert.Equal(80_000, gate.Passed);
        Assert.Equal(0, gate.Clashes);
    }

    /// <summary>Each passes at once, or leaves its turn to who is inside.</summary>
    private sealed class Shared
    {
        private SendGate _gate;
        private int _left;
        private int _inside;

        internal int Passed { get; private set; }

        internal int Clashes { get; private set; }

        internal void Pass()
        {
            Interlocked.Increment(ref _left);
            if (_gate.Enter(GateWord.Own) != GateAnswer.In)
                return;
            do
            {
                Clashes += Interlocked.Increment(ref _inside) == 1 ? 0 : 1;
                Passed += Interlocked.Exchange(ref _left, 0);
                Interlocked.Decrement(ref _inside);
            }
            while (_gate.Leave() == GateWord.Own);
        }
    }
}
