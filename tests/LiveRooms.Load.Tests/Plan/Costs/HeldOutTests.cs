using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Tests.Plan.Costs;

/// <summary>
/// The committed file: its coefficients are those of its experiments, and they predict the experiments that were held out. Fitted again
/// here, so that the file cannot say what its experiments do not.
/// </summary>
public sealed class HeldOutTests
{
    private const double Goal = 0.25;

    private static readonly FitFile File = FitFile.Committed();

    public static TheoryData<string, string> Predictions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in File.Samples.Where(sample => sample.HeldOut))
            {
                // Of what is near nothing, no part is meant.
                foreach (var cost in Cost.All.Where(cost => sample.Costs.GetValueOrDefault(cost.Name) > 2 * cost.Floor))
                    data.Add(sample.Name, cost.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Predictions))]
    public void A_run_that_was_held_out_is_predicted_within_a_quarter(string run, string cost)
    {
        var sample = File.Samples.Single(sample => sample.Name == run && sample.Costs.ContainsKey(cost));
        var predicted = Model(cost, File.Samples).Predict(sample.Terms).Value;
        Assert.InRange(predicted / sample.Costs[cost], 1 - Goal, 1 + Goal);
    }

    [Fact]
    public void Runs_were_held_out_for_every_cost() =>
        Assert.Equal(Cost.All.Select(cost => cost.Name).Order(), Predictions.Select(row => row.Data.Item2).Distinct().Order());

    [Fact]
    public void What_was_held_out_is_not_looked_at()
    {
        var spoilt = File.Samples.Select(sample => sample.HeldOut
            ? sample with { Costs = sample.Costs.ToDictionary(cost => cost.Key, cost => cost.Value * 100) }
            : sample).ToList();
        foreach (var cost in Cost.All)
            Assert.Equal(Model(cost.Name, File.Samples).Coefficients, Model(cost.Name, spoilt).Coefficients);
    }

    [Fact]
    public void The_coefficients_in_the_file_are_those_of_its_experiments()
    {
        var fitted = Cost.All.SelectMany(cost => Model(cost.Name, File.Samples).Coefficients).ToList();
        Assert.Equal(fitted.Select(c => (c.Cost, c.Term, c.Unit)), File.Coefficients.Select(c => (c.Cost, c.Term, c.Unit)));
        foreach (var (again, listed) in fitted.Zip(File.Coefficients))
        {
            Assert.Equal(again.Value, listed.Value, Math.Abs(listed.Value * 1e-6) + 1e-12);
            Assert.Equal(again.Error, listed.Error, Math.Abs(listed.Error * 1e-6) + 1e-12);
        }
    }

    [Fact]
    public void Held_out_runs_are_unlike_those_that_were_fitted()
    {
        var seen = File.Samples.Where(sample => !sample.HeldOut).ToList();
        foreach (var held in File.Samples.Where(sample => sample.HeldOut))
            Assert.DoesNotContain(seen, sample => sample.Name == held.Name || sample.Terms.SequenceEqual(held.Terms));
    }

    [Fact]
    public void The_file_says_where_it_comes_from()
    {
        Assert.StartsWith("dotnet run -c Release --project load/LiveRooms.Bench -- fit", File.Command, StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", File.Date);
        Assert.True(File.Machine is { Cores: > 0, MemoryGib: > 0, Processor.Length: > 0, Runtime.Length: > 0 });
        Assert.All(File.Coefficients, coefficient => Assert.True(coefficient is { Value: >= 0, Error: >= 0, Unit.Length: > 0 }));
    }

    private static CostModel Model(string cost, IEnumerable<Sample> samples) => CostModel.Fit(Cost.All.Single(one => one.Name == cost), samples);
}
