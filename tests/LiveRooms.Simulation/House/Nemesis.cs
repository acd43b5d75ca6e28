using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>Makes things go wrong, storm after storm with calm between, until it is told to stop and all is mended.</summary>
internal sealed class Nemesis(History history, Node node)
{
    private readonly Random _dice = history.World.Dice;

    /// <summary>Whether something may go wrong just now.</summary>
    public bool IsStormy { get; private set; }

    private FaultPlan Plan => history.Setup.Faults;

    private bool IsOver => history.World.Now >= history.Setup.Busy;

    public async Task Rage()
    {
        while (Plan != FaultPlan.None && !IsOver)
        {
            await node.Pause(Seconds(0.2, 10));
            if (IsOver)
                return;
            IsStormy = true;
            Plan.Begin(history.Weather, _dice);
            for (var blows = _dice.Next(1, 8); blows > 0 && !IsOver; blows--)
            {
                Strike();
                history.World.Fault();
                await node.Pause(Seconds(0.02, 2));
            }

            Mend(everything: !Plan.StaysSplit);
        }
    }

    /// <summary>Everything runs again (what stands still, soon), and everybody believes the same.</summary>
    public void Mend(bool everything)
    {
        history.World.Trace.Say(history.World, $"the storm is over");
        history.Weather.Clear();
        foreach (var silo in history.Silos.Where(s => !s.Place.IsUp))
            silo.Start();
        foreach (var edge in history.Edges.Where(e => !e.Place.IsUp))
            edge.Start();
        if (everything)
        {
            // One that is kept might have missed what the other wrote, and would tell old news until it is asked to write.
            Array.Fill(history.Beliefs, _dice.Next(history.Silos.Count));
            foreach (var silo in history.Silos)
                silo.Deactivate();
        }

        IsStormy = false;
        history.World.Fault();
    }

    /// <summary>Between any two steps of a silo it may crash or stand still.</summary>
    public void AfterStep(Silo silo)
    {
        if (history.Network.Luck(history.Weather.CrashPerStep))
            silo.Crash();
        else if (history.Network.Luck(history.Weather.FreezePerStep))
            Freeze(silo.Place.Node!);
    }

    private void Strike()
    {
        var silo = history.Silos[_dice.Next(history.Silos.Count)];
        switch (_dice.Next(8))
        {
            case 0 when Plan.Crashes && silo.Place.IsUp:
                silo.Crash();
                break;
            case 1 when Plan.Freezes && silo.Place.IsUp:
                Freeze(silo.Place.Node!);
                break;
            case 2 or 3 when Plan.Moves:
                history.Beliefs[_dice.Next(history.Beliefs.Length)] = _dice.Next(history.Silos.Count);
                break;
            case 4 when Plan.Jumps && silo.Place.Node is { } jumping:
                Jump(jumping);
                break;
            case 5 when Plan.Outages:
                history.Weather.StoreIsDown = !history.Weather.StoreIsDown;
                history.World.Seen.Add(Case.StoreOutage);
                break;
            case 6 when Plan.Deactivations && silo.Current is not null:
                silo.Deactivate();
                history.World.Seen.Add(Case.Deactivation);
                break;
            case 7:
                StrikeAround(silo);
                break;
        }
    }

    private void StrikeAround(Silo silo)
    {
        if (!silo.Place.IsUp)
            silo.Start();
        else if (Plan.ShowRestarts && _dice.Next(3) > 0)
        {
            history.Shows[_dice.Next(history.Shows.Count)].Restart();
            history.World.Seen.Add(Case.ShowRestarted);
        }
        else if (Plan.Crashes)
        {
            var edge = history.Edges[_dice.Next(history.Edges.Count)];
            edge.Place.Node!.Crash();
            edge.Start();
            history.RestartBooks();
        }
    }

    private void Jump(Node jumping)
    {
        var skew = history.Setup.SkewBy(_dice);
        history.World.Seen.Add(skew < jumping.Clock.Skew ? Case.ClockBack : Case.ClockJump);
        history.World.Trace.Say(history.World, $"{jumping}: the clock jumps from {jumping.Clock.Skew} to {skew}");
        jumping.Clock.Skew = skew;
    }

    private void Freeze(Node frozen)
    {
        history.World.Seen.Add(Case.Freeze);
        frozen.FrozenUntil = history.World.Now + Seconds(0.001, 9);
        history.World.Trace.Say(history.World, $"{frozen} stands still until {frozen.FrozenUntil}");
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * _dice.NextDouble() * _dice.NextDouble()));
}
