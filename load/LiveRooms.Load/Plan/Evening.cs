namespace LiveRooms.Load.Plan;

/// <summary>The audience that is planned for.</summary>
internal sealed record Evening
{
    /// <summary>Viewers at once, over all shows.</summary>
    public double Viewers { get; init; }

    /// <summary>Chat lines a second that viewers say, over all shows.</summary>
    public double ChatRate { get; init; }

    /// <summary>Drops that open, over all shows, all at the same moment: the worst there is.</summary>
    public double Drops { get; init; }

    /// <summary>Live shows, each with the same part of everything.</summary>
    public double Shows { get; init; } = 1;

    /// <summary>Characters of a line, of those that take a byte each.</summary>
    public double LineChars { get; init; } = 40;

    /// <summary>Calls with hearts a viewer makes in a minute; one may hold many hearts.</summary>
    public double HeartsPerMinute { get; init; } = 1;

    /// <summary>The part of the viewers that ever speaks; who only watches, or sends hearts, costs silos and the store nothing.</summary>
    public double ActShare { get; init; } = 0.1;

    /// <summary>How long a viewer stays, in minutes: while they watch, as many come as go.</summary>
    public double StayMinutes { get; init; } = 20;

    /// <summary>In how many minutes all of them come when the show starts.</summary>
    public double JoinMinutes { get; init; } = 5;

    /// <summary>Units of each drop.</summary>
    public double DropUnits { get; init; } = 10_000;

    /// <summary>The part of the viewers that asks for a unit when drops open.</summary>
    public double DropRace { get; init; } = 0.05;

    /// <summary>In how many seconds they do.</summary>
    public double RaceSeconds { get; init; } = 10;

    /// <summary>The moments that are hard, each in its own way.</summary>
    public IReadOnlyList<Moment> Moments
    {
        get
        {
            var churn = Viewers / (StayMinutes * 60);
            var watching = new Moment("watching", churn, 0);
            var arriving = new Moment("show start", churn + (Viewers / (JoinMinutes * 60)), 0);
            var racing = new Moment("drops open", churn, Drops == 0 ? 0 : Viewers * DropRace / RaceSeconds);
            return Drops == 0 ? [watching, arriving] : [watching, arriving, racing];
        }
    }
}

/// <summary>What goes on beside watching, chat and hearts. All viewers are there; at the start of a show, the last of them come.</summary>
/// <param name="Name">For people.</param>
/// <param name="Joins">Viewers that come, a second.</param>
/// <param name="Reservations">Reservations that are asked for, a second.</param>
internal sealed record Moment(string Name, double Joins, double Reservations);
