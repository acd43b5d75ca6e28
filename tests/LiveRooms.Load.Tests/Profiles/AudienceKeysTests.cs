using CsCheck;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>What is said of settings is read back as the same settings: a report's figures can be run again.</summary>
public sealed class AudienceKeysTests
{
    private static readonly Gen<TimeSpan> _time = Gen.Int[0, 86_400_000].Select(ms => TimeSpan.FromMilliseconds(ms));
    private static readonly Gen<double> _part = Gen.Int[0, 500].Select(thousandths => thousandths / 1_000.0);

    private static readonly Gen<AudienceSettings> _settings =
        from counts in Gen.Select(Gen.Int[1, 30_000_000], Gen.Int[0, 100], Gen.Int[1, 1_000_000], Gen.Int[0, 30_000_000], Gen.Int[1, 100_000])
        from times in Gen.Select(_time, _time, _time, _time)
        from rates in Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], _part, Gen.Long[0, 10_000_000_000])
        from parts in Gen.Select(_part, _part)
        from seed in Gen.Int[0, int.MaxValue]
        select new AudienceSettings
        {
            Viewers = counts.Item1,
            Drops = counts.Item2,
            Stock = counts.Item3,
            Shoppers = counts.Item4,
            Shows = counts.Item5,
            Arrival = times.Item1,
            Duration = times.Item2,
            Rush = times.Item3,
            Staleness = times.Item4,
            ChatRate = rates.Item1 / 8.0,
            HeartRate = rates.Item2 / 8.0,
            Storm = rates.Item3,
            Interactions = rates.Item4,
            Arrivals = new Dictionary<string, double> { ["steady"] = parts.Item1, ["spike"] = parts.Item2 },
            Networks = new Dictionary<string, double> { ["mobile"] = parts.Item1, ["slow"] = parts.Item2 },
            Behaviours = new Dictionary<string, double> { ["bot"] = parts.Item1 },
            Seed = seed,
            Thresholds = ["join failed < 1%", "delivery p99 < 500ms"],
        };

    [Fact]
    public void What_is_said_is_read_back() => _settings.Sample(settings =>
    {
        var said = AudienceKeys.Say(settings);
        var read = ProfileEntry.Usual.Settle(new(), Overrides.Parse(said.Where(key => key.Key is not "drops").Select(key => $"{key.Key}={key.Value}")));
        Assert.Equal(said, AudienceKeys.Say(read with { Drops = settings.Drops }));
        Assert.Equal(
            settings with { Arrivals = read.Arrivals, Networks = read.Networks, Behaviours = read.Behaviours, Thresholds = read.Thresholds },
            read with { Drops = settings.Drops });
    });

    [Fact]
    public void Every_setting_has_a_key()
    {
        var keys = AudienceKeys.All.Select(setting => char.ToUpperInvariant(setting.Name[0]) + setting.Name[1..]);
        Assert.Equal(typeof(AudienceSettings).GetProperties().Select(property => property.Name).Order(), keys.Order());
    }
}
