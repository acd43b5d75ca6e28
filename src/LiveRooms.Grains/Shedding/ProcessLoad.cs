using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>How loaded this process is, for whoever sheds something. Calm for good where nobody watches.</summary>
public sealed class ProcessLoad
{
    private volatile LoadStatus _status = LoadStatus.Calm;

    /// <summary>All that is known. Changed by the one who watches.</summary>
    public LoadStatus Status
    {
        get => _status;
        set => _status = value;
    }

    /// <summary>How loaded it is. Costs nothing.</summary>
    public LoadLevel Level => _status.Level;

    /// <summary>Whether talk is refused. Costs nothing.</summary>
    public bool ShedsTalk => _status.ShedsTalk;
}
