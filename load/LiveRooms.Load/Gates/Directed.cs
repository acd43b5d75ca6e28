using System.Collections.Frozen;

namespace LiveRooms.Load.Gates;

/// <summary>
/// What creators and operators were to do was done: the drops opened, the edge was lost, the processes were replaced. Else the audience
/// passed a night that never was.
/// </summary>
internal sealed class Directed : IGate
{
    /// <summary>The acts, without the number of those after the first.</summary>
    public static FrozenSet<string> Acts { get; } = FrozenSet.Create(OpenDrop, LoseEdge, Upgrade);

    /// <summary>A drop opens.</summary>
    public const string OpenDrop = "open-drop";

    /// <summary>An edge dies.</summary>
    public const string LoseEdge = "lose-edge";

    /// <summary>Every process is replaced.</summary>
    public const string Upgrade = "upgrade";

    public string Name => GateNames.Directed;

    public GateVerdict Judge(GateReading reading)
    {
        var acts = reading.Measurements.Acts.Where(act => Acts.Contains(act.Name.TrimEnd("-0123456789".ToCharArray()))).ToList();
        if (acts.Count == 0)
            return Findings.Nothing(Name, "nothing was directed");
        var findings = new Findings();
        foreach (var act in acts.Where(act => act.Planned == 0 || act.Ok < act.Planned))
        {
            var reasons = act.Refused.Select(reason => $"refused with {reason.Key}").Concat(act.Failed.Select(reason => reason.Key));
            findings.Add($"{act.Name} was done {act.Ok:N0} of {act.Planned:N0} times: {string.Join(", ", reasons)}");
        }

        return findings.Verdict(Name, $"{string.Join(", ", acts.Select(act => act.Name))} were done as planned.", $"{findings.Count:N0} of {acts.Count:N0} directions were not done.");
    }
}
