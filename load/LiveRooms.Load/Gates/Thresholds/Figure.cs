using System.Globalization;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>A number of a run that may be bounded.</summary>
internal abstract record Figure
{
    /// <summary>What it is now; null when nothing of it was measured.</summary>
    public abstract Finding? Find(Measurements measured);

    /// <summary>The number in words, with its unit.</summary>
    public abstract string Say(double value);

    /// <summary>Words for a sentence, in every language alike.</summary>
    protected static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    /// <summary>A figure that was found.</summary>
    /// <param name="Value">In the figure's own unit.</param>
    /// <param name="Basis">What it is of, in words.</param>
    /// <param name="Details">What it is made of: evidence when it is on the wrong side.</param>
    public sealed record Finding(double Value, string Basis, IReadOnlyList<string> Details);
}
