namespace LiveRooms.Deploy.Metrics;

public sealed class PromQlTests
{
    [Theory]
    [InlineData("up", "up")]
    [InlineData("up{job=\"edge\"} == 0", "up")]
    [InlineData("sum by (le, job) (rate(a_bucket{code=~\"1|2\"}[5m] offset 1h)) / on (job) group_left (x) b:c > 1e3", "a_bucket", "b:c")]
    [InlineData("histogram_quantile(0.99, sum(rate(a_bucket[$__rate_interval])) by (le)) > bool 5 and b unless c", "a_bucket", "b", "c")]
    [InlineData("count(up{a=\"x{y}\"} == 1) < 2", "up")]
    [InlineData("a - a", "a")]
    public void Names_are_found(string expression, params string[] names) => Assert.Equal(names, PromQl.Names(expression));

    [Theory]
    [InlineData("up{job=~\"a|b\", x!=\"}\"} == 0", "up job", "up x")]
    [InlineData("sum by (le) (a_bucket{code = \"1\"}) / b{code='2'} > bool 1", "a_bucket code", "b code")]
    [InlineData("a / b")]
    public void Labels_of_selectors_are_found(string expression, params string[] pairs) =>
        Assert.Equal(pairs, PromQl.Matched(expression).Select(pair => $"{pair.Metric} {pair.Label}"));

    [Theory]
    [InlineData("sum by (le, job) (a) / on (job) group_left (x) b", "le", "job", "x")]
    [InlineData("sum(a) without (y)", "y")]
    [InlineData("a{by=\"(z)\"}")]
    public void Labels_of_groups_are_found(string expression, params string[] labels) => Assert.Equal(labels, PromQl.Grouped(expression));
}
