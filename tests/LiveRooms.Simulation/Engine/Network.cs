namespace LiveRooms.Simulation.Engine;

/// <summary>Messages between nodes: each takes its own time, so that they overtake each other; some are lost, some come twice.</summary>
internal sealed class Network(World world, Weather weather)
{
    /// <summary>
    /// Asks another place and waits for its answer. The question may be heard twice, or after the asker has given up.
    /// </summary>
    /// <exception cref="TimeoutException">No answer as long as patience lasts.</exception>
    public Task<T> Ask<T>(Node from, Place to, Func<Node, Task<T>> serve, TimeSpan patience)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.After(patience, from, () => answer.TrySetException(new TimeoutException($"{to.Name} did not answer {from}.")));
        Send(null, () =>
        {
            if (to.Node is { IsUp: true } node)
                _ = node.Run(() => Serve(from, node, serve, answer));
            else if (world.Dice.Next(2) == 0)
                Send(from, () => answer.TrySetException(new InvalidOperationException($"{to.Name} is down.")));
        });
        return answer.Task;
    }

    /// <summary>Carries a message, with all that weather does to it.</summary>
    public void Send(Node? to, Action deliver)
    {
        if (Luck(weather.Loss))
        {
            world.Seen.Add(Case.LostMessage);
            return;
        }

        world.After(Transit(), to, deliver);
        if (!Luck(weather.Twice))
            return;
        world.Seen.Add(Case.DuplicateMessage);
        world.After(Transit(), to, deliver);
    }

    public bool Luck(double chance) => chance > 0 && world.Dice.NextDouble() < chance;

    /// <summary>How long one message takes.</summary>
    public TimeSpan Transit()
    {
        var usual = TimeSpan.FromTicks(world.Dice.Next(2_000, 20_000));
        return Luck(weather.Lag) ? usual + (weather.MaxLag * world.Dice.NextDouble()) : usual;
    }

    private async Task Serve<T>(Node from, Node at, Func<Node, Task<T>> serve, TaskCompletionSource<T> answer)
    {
        try
        {
            var result = await serve(at);
            Send(from, () => answer.TrySetResult(result));
        }
        catch (Exception e)
        {
            Send(from, () => answer.TrySetException(e));
        }
    }
}
