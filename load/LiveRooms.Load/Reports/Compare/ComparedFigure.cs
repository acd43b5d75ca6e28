namespace LiveRooms.Load.Reports.Compare;

/// <summary>A figure of two runs.</summary>
/// <param name="Change">The ratio, or what became of it, in words.</param>
/// <param name="Judgement">What the change means.</param>
internal sealed record ComparedFigure(string Name, string Before, string After, string Change, Judgement Judgement);

/// <summary>What a change means.</summary>
internal enum Judgement
{
    /// <summary>Shown, never judged: it says too little or depends on what was asked.</summary>
    None,

    /// <summary>Within the tolerance.</summary>
    Same,

    /// <summary>Better by more than the tolerance.</summary>
    Better,

    /// <summary>Worse by more than the tolerance.</summary>
    Worse,
}
