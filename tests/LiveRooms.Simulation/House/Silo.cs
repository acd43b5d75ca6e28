using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>A machine that may host the drop. Whoever believes that the drop lives here makes it live here.</summary>
internal sealed class Silo(History history, Place place)
{
    public Place Place => place;

    /// <summary>The activation that calls find here.</summary>
    public Activation? Current { get; private set; }

    public void Start()
    {
        var node = place.Start();
        node.Stepped = () => history.Nemesis.AfterStep(this);
    }

    public void Crash()
    {
        history.World.Seen.Add(Case.Crash);
        if (Current is { Link.AppendsUnderWay: > 0 })
            history.World.Seen.Add(Case.CrashWithWriteUnderWay);
        history.World.Trace.Say(history.World, $"{place.Node} crashes");
        place.Node!.Crash();
        Current = null;
    }

    /// <summary>The drop moves out, though it may still have calls to answer.</summary>
    public void Deactivate()
    {
        Current?.End();
        Current = null;
    }

    /// <summary>The drop, living here and loaded.</summary>
    public async Task<Activation> Find(Node node)
    {
        if (Current is not { } found)
        {
            Activation? made = null;
            Current = found = made = new Activation(history, node, () => Forget(made!));
            history.World.Seen.Add(Case.Activation);
        }

        try
        {
            await found.Loaded;
        }
        catch
        {
            Forget(found);
            throw;
        }

        if (history.Silos.Count(s => s.Current is { IsWriter: true }) > 1)
            history.World.Seen.Add(Case.TwoActivations);
        return found;
    }

    public async Task<T> Call<T>(Node node, Func<Activation, Task<T>> call) => await call(await Find(node));

    private void Forget(Activation ended)
    {
        if (Current == ended)
            Current = null;
    }
}
