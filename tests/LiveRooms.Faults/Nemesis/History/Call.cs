namespace LiveRooms.Faults.Nemesis.History;

/// <summary>One call, as its caller saw it. A call that is tried again is another call with the same operation.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Operation">Its operation id.</param>
/// <param name="Viewer">Who asks.</param>
/// <param name="Value">See <see cref="CallKind"/>.</param>
/// <param name="Began">Microseconds of the run's clock before it was sent.</param>
/// <param name="Ended">Microseconds of the run's clock after it was answered or given up.</param>
/// <param name="Answer">What was heard.</param>
internal sealed record Call(CallKind Kind, string Operation, string Viewer, long Value, long Began, long Ended, Answer Answer)
{
    /// <summary>Whether it may have changed the drop.</summary>
    internal bool MayHaveHappened => Answer.Outcome is Outcome.Done or Outcome.Unknown;

    public override string ToString() =>
        string.Create(null, $"[{Began / 1e6:F6} to {Ended / 1e6:F6} s] {Kind} {Value} by {Viewer} as {Operation}: {Answer}");
}
