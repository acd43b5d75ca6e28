using System.Text.Json;
using LiveRooms.Load.Agents;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Plans reach agents and reports come home as they were.</summary>
public sealed class WayHomeTests
{
    [Fact]
    public void A_plan_arrives_whole()
    {
        var plan = Samples.Plan(viewers: 1_000) with { Share = new Share(3, 7) };
        var there = AgentsJson.ReadPlan(AgentsJson.Write(plan));
        Assert.Equal(plan.Share, there.Share);
        Assert.Equal(AgentsJson.Write(plan), AgentsJson.Write(there));
        Assert.Equivalent(plan, there, strict: true);
    }

    [Fact]
    public void A_report_arrives_whole()
    {
        var report = Samples.Report(new Share(1, 2), viewers: 500);
        Assert.Equivalent(report, ReportPages.Unpack(ReportPages.Pack(report)), strict: true);
    }

    [Fact]
    public void A_report_of_many_pages_arrives_whole()
    {
        var sketch = new byte[3 * ReportPages.PageBytes];
        new Random(7).NextBytes(sketch);
        var report = Samples.Report(Share.Whole, viewers: 1) with { Evidence = new Evidence { Sketches = new Dictionary<string, byte[]> { ["show"] = sketch } } };
        var pages = ReportPages.Pack(report);
        Assert.InRange(pages.Count, 4, 5);
        Assert.All(pages, page => Assert.InRange(page.Length, 1, ReportPages.PageBytes));
        Assert.Equal(sketch, ReportPages.Unpack(pages).Evidence.Sketches["show"]);
    }

    [Fact]
    public void Half_a_report_is_none()
    {
        var whole = ReportPages.Pack(Samples.Report(Share.Whole, viewers: 1))[0];
        Assert.ThrowsAny<Exception>(() => ReportPages.Unpack([whole[..(whole.Length / 2)]]));
        Assert.Throws<JsonException>(() => AgentsJson.ReadPlan("null"u8.ToArray()));
    }
}
