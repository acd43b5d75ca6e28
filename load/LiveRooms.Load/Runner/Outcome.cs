namespace LiveRooms.Load.Runner;

/// <summary>What became of an act.</summary>
/// <param name="Kind">In a word.</param>
/// <param name="Code">For refusals the problem's code, for failures a short stable reason; null else.</param>
public readonly record struct Outcome(OutcomeKind Kind, string? Code = null)
{
    /// <summary>Done.</summary>
    public static Outcome Ok => new(OutcomeKind.Ok);

    /// <summary>Nobody was there to do it: it does not count.</summary>
    public static Outcome Skipped => new(OutcomeKind.Skipped);

    /// <summary>The engine said no, with a code of its own.</summary>
    public static Outcome Refused(int code) => new(OutcomeKind.Refused, code.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>No answer, a lost connection, or what nobody may answer.</summary>
    public static Outcome Failed(string reason) => new(OutcomeKind.Failed, reason);
}
