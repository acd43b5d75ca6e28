namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>When viewers next ask something: so often a second on average, at times of chance, as people do.</summary>
/// <param name="method">What.</param>
/// <param name="perSecond">How often; never when 0.</param>
/// <param name="now">Microseconds now.</param>
/// <param name="seed">Of the chance.</param>
internal sealed class TalkPlan(string method, double perSecond, long now, int seed)
{
    /// <summary>What everybody says.</summary>
    public const string Text = "How large is the blue one, and is it warm?";

    private readonly Random _chance = new(seed);
    private double _next = now;

    public string Method => method;

    /// <summary>How often it is due up to now, since the last call.</summary>
    public int Due(long micros)
    {
        var due = 0;
        for (; perSecond > 0 && _next <= micros; due++)
            _next -= Math.Log(1 - _chance.NextDouble()) / perSecond * 1e6;
        return due;
    }
}
