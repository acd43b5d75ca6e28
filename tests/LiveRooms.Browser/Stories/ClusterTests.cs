using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>Three processes over one real Redis, with an operator at the first one's page.</summary>
public sealed class ClusterTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Key = "b3BlcmF0b3JzLW9wZXJhdG9ycy1vcGVyYXRvcnMtb3BlcmF0b3Jz";

    private readonly RealRedis _redis = new();
    private readonly List<ServerProcess> _processes = [];

    protected override ServerProcess Server => _processes[0];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await _redis.Start();
        foreach (var role in (string[])["All", "Silo", "Edge"])
        {
            var process = new ServerProcess(
                $"--LiveRooms:Redis={_redis.Address}", $"--LiveRooms:SignIn:Key={Key}", $"--LiveRooms:Role={role}",
                "--LiveRooms:Ops:ReportEvery=00:00:00.5", $"--LiveRooms:Silo:Labels={(role == "All" ? "headline,east" : "")}");
            _processes.Add(process);
            await process.Start();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        foreach (var process in _processes.AsEnumerable().Reverse())
            await process.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task One_page_shows_all_processes_warms_a_headline_show_empties_an_edge_and_tells_of_a_silo_that_died()
    {
        var studio = new StudioPage(await Come());
        await studio.SignIn("gala", "Gala");
        var show = await studio.CreateShow("The largest night", "en", "eu", headline: true);

        var visitor = await Come(phone: true);
        var ops = new OpsPage(visitor);
        await ops.Enter();
        await Expect(ops.In("running")).ToHaveCountAsync(3);
        await Expect(ops.Labels).ToHaveTextAsync(["headline", "east"]);
        await Expect(ops.Loads).ToHaveCountAsync(3);

        await ops.Warm(show);
        await Expect(ops.Warmed).ToHaveAttributeAsync("data-ready", "true");
        await Expect(ops.WarmEdges).ToHaveCountAsync(2);
        await Expect(ops.Home).ToContainTextAsync(_processes[0].SiloAddress);
        await Expect(visitor.Page.Locator($"[data-testid=warm-edge][data-edge='{await ops.Processes.Nth(2).GetAttributeAsync("data-process-id")}']"))
            .ToHaveAttributeAsync("data-ready", "true");
        await Phones.NothingSticksOut(visitor);
        await ops.LetGo();
        await Expect(ops.WarmEdges).ToHaveCountAsync(0);

        await Expect(await ops.AskDrain(1)).ToContainTextAsync("Its shows move to other silos");
        await ops.Drain(2);
        await _processes[2].Ended;
        await Expect(ops.Processes).ToHaveCountAsync(2);

        await _processes[1].Kill();
        await Expect(ops.In("dead")).ToHaveCountAsync(1);
        await Expect(ops.In("running")).ToHaveCountAsync(1);
    }
}
