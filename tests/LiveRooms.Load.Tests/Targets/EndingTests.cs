using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Targets;

public sealed class EndingTests
{
    [Fact]
    public async Task What_cannot_be_ended_keeps_nothing_else_from_its_end()
    {
        var ended = new List<int>();
        await Ending.All([new Part(1, ended), new Part(2, ended), new Part(3, ended)]);

        Assert.Equal([1, 3], ended);
    }

    private sealed class Part(int number, List<int> ended) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (number == 2)
                throw new IOException("The folder is in use.");
            ended.Add(number);
            return ValueTask.CompletedTask;
        }
    }
}
