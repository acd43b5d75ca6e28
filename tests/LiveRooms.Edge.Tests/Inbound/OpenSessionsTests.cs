using CsCheck;
using LiveRooms.Edge.Inbound;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class OpenSessionsTests
{
    [Fact]
    public void It_keeps_what_a_list_would_and_gives_it_back_in_order() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2]).Array[1, 80].Sample(steps =>
    {
        var bench = new SessionBench(SessionBench.Generous);
        var sessions = Enumerable.Range(0, 10).Select(_ => bench.Open().Session).ToArray();
        var open = new OpenSessions();
        var model = new List<ViewerSession>();
        foreach (var (which, what) in steps)
        {
            var session = sessions[which];
            if (what == 0 && !model.Contains(session))
            {
                Assert.True(open.TryAdd(session));
                model.Add(session);
            }
            else if (what == 1)
            {
                open.Remove(session);
                model.Remove(session);
            }
            else if (what == 2)
            {
                Assert.Same(model.FirstOrDefault(), open.Take());
                model = [.. model.Skip(1)];
            }

            Assert.Equal(model.Count, open.Count);
        }

        Assert.Equal(model.Count, open.Close());
        Assert.False(open.TryAdd(bench.Open().Session));
        Assert.True(open.AreTaken);
        foreach (var session in model)
            Assert.Same(session, open.Take());
        Assert.Null(open.Take());
    }, iter: 300);
}
