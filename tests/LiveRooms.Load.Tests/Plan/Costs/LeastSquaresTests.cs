using CsCheck;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Tests.Plan.Costs;

/// <summary>The fit finds what is there, and says so when it cannot.</summary>
public sealed class LeastSquaresTests
{
    [Fact]
    public void Coefficients_that_made_the_observations_are_found() => Gen.Select(
            Gen.Double[0, 10].Array[3], Gen.Double[0.1, 5].Array[3].Array[6, 20])
        .Where((_, rows) => IsVaried(rows))
        .Sample((truth, rows) =>
        {
            var values = rows.Select(row => row.Zip(truth, (x, b) => x * b).Sum()).ToArray();
            var found = LeastSquares.Solve(rows, values);
            for (var j = 0; j < truth.Length; j++)
                Assert.Equal(truth[j], found.Values[j], 1e-3);
            Assert.InRange(found.Deviation, 0, 1e-3);
        });

    [Fact]
    public void No_coefficient_is_negative_and_the_others_are_the_best_without_it()
    {
        double[][] rows = [[1, 0], [1, 1], [1, 2], [1, 3]];
        var found = LeastSquares.Solve(rows, [4, 3, 2, 1]);
        Assert.Equal([2.5, 0], found.Values.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void Uncertainty_is_that_of_the_textbook()
    {
        // A mean of four: its variance is that of the observations by four.
        var found = LeastSquares.Solve([[1], [1], [1], [1]], [1, 2, 3, 4]);
        Assert.Equal(2.5, found.Values[0], 9);
        Assert.Equal(5.0 / 3, found.Deviation * found.Deviation, 9);
        Assert.Equal(5.0 / 12, found.Covariance[0, 0], 9);
    }

    [Fact]
    public void Too_few_observations_are_refused() =>
        Assert.Throws<ArgumentException>(() => LeastSquares.Solve([[1, 2], [2, 1]], [1, 1]));

    [Fact]
    public void A_column_that_follows_from_another_is_refused() =>
        Assert.Throws<ArgumentException>(() => LeastSquares.Solve([[1, 2], [2, 4], [3, 6]], [1, 2, 3]));

    [Fact]
    public void A_column_of_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => LeastSquares.Solve([[1, 0], [2, 0], [3, 0]], [1, 2, 3]));

    // Columns far enough from each other that rounding does not decide.
    private static bool IsVaried(double[][] rows)
    {
        var unit = rows.Select(row => row.Select((x, j) => x / Math.Sqrt(rows.Sum(r => r[j] * r[j]))).ToArray()).ToArray();
        for (var j = 0; j < 3; j++)
        {
            for (var k = 0; k < j; k++)
            {
                if (unit.Sum(row => row[j] * row[k]) > 0.9)
                    return false;
            }
        }

        return Math.Abs(Determinant(unit)) > 0.05;
    }

    private static double Determinant(double[][] unit)
    {
        double G(int j, int k) => unit.Sum(row => row[j] * row[k]);
        return (G(0, 0) * ((G(1, 1) * G(2, 2)) - (G(1, 2) * G(2, 1)))) - (G(0, 1) * ((G(1, 0) * G(2, 2)) - (G(1, 2) * G(2, 0))))
            + (G(0, 2) * ((G(1, 0) * G(2, 1)) - (G(1, 1) * G(2, 0))));
    }
}
