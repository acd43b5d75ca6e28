using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>What tests say of verdicts.</summary>
internal static class Judged
{
    public static void Passes(this IGate gate, GateReading reading, string saying)
    {
        var verdict = gate.Judge(reading);
        Assert.True(verdict.Passed, $"{verdict.Summary} {string.Join("; ", verdict.Evidence)}");
        Assert.Equal((gate.Name, false, 0), (verdict.Gate, verdict.IsThreshold, verdict.Evidence.Count));
        Assert.Equal(saying, verdict.Summary);
    }

    /// <summary>The gate fails and says just this.</summary>
    public static void Bites(this IGate gate, GateReading reading, params string[] evidence)
    {
        var verdict = gate.Judge(reading);
        Assert.False(verdict.Passed, verdict.Summary);
        Assert.Equal(evidence, verdict.Evidence);
    }
}
