using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Tests.Plan.Costs;

/// <summary>A prediction says how uncertain it is.</summary>
public sealed class CostModelTests
{
    private static readonly CostModel Model = CostModel.Fit(Cost.EdgeMemory, Enumerable.Range(1, 12).Select(i => new Sample(
        $"run {i}", false, 5, Things(1_000 * i, i * i % 7), new Dictionary<string, double>
        {
            // A base, so much for each, and a little that nobody knows.
            [Cost.EdgeMemory.Name] = (1e8 + (1e7 * i) + (1e6 * (i * i % 7))) * (1 + (0.02 * (i % 3 - 1))),
        })));

    [Fact]
    public void The_error_of_what_was_tried_is_about_the_scatter()
    {
        var estimate = Model.Predict(Things(6_000, 3));
        Assert.InRange(estimate.Value, 1.5e8, 1.75e8);
        Assert.InRange(estimate.Error / estimate.Value, 0.02, 0.1);
    }

    [Fact]
    public void Beyond_what_was_tried_the_error_grows_faster_than_the_value()
    {
        var before = 0.0;
        foreach (var viewers in (double[])[12_000, 24_000, 48_000, 96_000, 1_000_000])
        {
            var estimate = Model.Predict(Things(viewers, 3));
            Assert.True(estimate.Error / estimate.Value > before, $"At {viewers:N0} the error is {estimate.Error / estimate.Value:P1} after {before:P1}.");
            before = estimate.Error / estimate.Value;
        }
    }

    [Fact]
    public void Experiments_that_say_nothing_of_a_term_are_refused_by_the_cost_and_its_terms()
    {
        var alike = Enumerable.Range(1, 6).Select(i => new Sample(
            $"run {i}", false, 5, Things(1_000 * i, 0), new Dictionary<string, double> { [Cost.EdgeMemory.Name] = 1e8 }));
        var refusal = Assert.Throws<ArgumentException>(() => CostModel.Fit(Cost.EdgeMemory, alike));
        Assert.Contains("edge memory", refusal.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, double> Things(double viewers, double rooms) =>
        new() { [Terms.Viewers] = viewers, [Terms.Rooms] = rooms };
}
