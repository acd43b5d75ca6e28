namespace LiveRooms.Load.Plan.Costs;

/// <summary>
/// Linear least squares whose coefficients are not negative: nothing that is done gives processor time back. Solved by going to
/// the best value of one coefficient after the other, which for sums of squares leads to the one best point; columns are scaled first, so
/// that the units do not matter. Small problems only: a dozen columns.
/// </summary>
internal static class LeastSquares
{
    private const int MostSweeps = 200_000;
    private const double Precision = 1e-13;

    /// <summary>The coefficients.</summary>
    /// <param name="rows">One row for each observation, all of the same length.</param>
    /// <param name="values">What was observed.</param>
    /// <exception cref="ArgumentException">There are no more observations than coefficients, or a column says nothing of its own.</exception>
    public static Solution Solve(double[][] rows, double[] values)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        if (rows.Length <= columns)
            throw new ArgumentException($"{rows.Length} observations are too few for {columns} coefficients.", nameof(rows));
        var scale = Enumerable.Range(0, columns).Select(j => Math.Sqrt(rows.Sum(row => row[j] * row[j]))).ToArray();
        if (Array.FindIndex(scale, s => s == 0) is >= 0 and var empty)
            throw new ArgumentException($"Nothing was observed of column {empty}.", nameof(rows));
        var gram = new double[columns, columns];
        var moments = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            moments[j] = rows.Zip(values, (row, value) => row[j] * value).Sum() / scale[j];
            for (var k = 0; k < columns; k++)
                gram[j, k] = rows.Sum(row => row[j] * row[k]) / scale[j] / scale[k];
        }

        var scaled = Descend(gram, moments);
        var inverse = Invert(gram);
        var rest = rows.Zip(values, (row, value) => value - row.Select((x, j) => x / scale[j] * scaled[j]).Sum()).Sum(r => r * r);
        var variance = rest / (rows.Length - columns);
        var covariance = new double[columns, columns];
        for (var j = 0; j < columns; j++)
        {
            for (var k = 0; k < columns; k++)
                covariance[j, k] = variance * inverse[j, k] / scale[j] / scale[k];
        }

        return new Solution([.. scaled.Select((b, j) => b / scale[j])], covariance, Math.Sqrt(variance));
    }

    private static double[] Descend(double[,] gram, double[] moments)
    {
        var at = new double[moments.Length];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = 0.0;
            for (var j = 0; j < at.Length; j++)
            {
                var slope = moments[j];
                for (var k = 0; k < at.Length; k++)
                    slope -= gram[j, k] * at[k];
                var next = Math.Max(0, at[j] + (slope / gram[j, j]));
                moved = Math.Max(moved, Math.Abs(next - at[j]));
                at[j] = next;
            }

            if (moved < Precision)
                break;
        }

        return at;
    }

    // Gauss and Jordan, with the largest pivot of each column.
    private static double[,] Invert(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var left = (double[,])matrix.Clone();
        var right = new double[n, n];
        for (var i = 0; i < n; i++)
            right[i, i] = 1;
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(i => Math.Abs(left[i, column]));
            if (Math.Abs(left[pivot, column]) < 1e-12)
                throw new ArgumentException($"What was observed of column {column} follows from the others.", nameof(matrix));
            for (var k = 0; k < n; k++)
            {
                (left[column, k], left[pivot, k]) = (left[pivot, k], left[column, k]);
                (right[column, k], right[pivot, k]) = (right[pivot, k], right[column, k]);
            }

            var by = left[column, column];
            for (var k = 0; k < n; k++)
                (left[column, k], right[column, k]) = (left[column, k] / by, right[column, k] / by);
            for (var i = 0; i < n; i++)
            {
                var times = left[i, column];
                for (var k = 0; i != column && k < n; k++)
                    (left[i, k], right[i, k]) = (left[i, k] - (times * left[column, k]), right[i, k] - (times * right[column, k]));
            }
        }

        return right;
    }

    /// <summary>What was found.</summary>
    /// <param name="Values">The coefficients, 0 or more.</param>
    /// <param name="Covariance">How uncertain they are together; as if none had been held at 0, which is not less.</param>
    /// <param name="Deviation">By how much an observation lies beside what the coefficients say, as a standard deviation.</param>
    public sealed record Solution(IReadOnlyList<double> Values, double[,] Covariance, double Deviation);
}
