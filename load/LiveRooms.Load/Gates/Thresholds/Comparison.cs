namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>On which side of its bound a figure is to be.</summary>
internal sealed record Comparison(string Sign, Func<double, double, bool> Holds)
{
    /// <summary>The one with this sign.</summary>
    public static Comparison Of(string sign) => All.First(one => one.Sign == sign);

    private static readonly Comparison[] All =
    [
        new("<", (figure, bound) => figure < bound), new("<=", (figure, bound) => figure <= bound),
        new(">", (figure, bound) => figure > bound), new(">=", (figure, bound) => figure >= bound),
    ];
}
