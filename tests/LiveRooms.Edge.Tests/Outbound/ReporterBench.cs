using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>A reporter that runs over a fake show and a clock moved by hand.</summary>
internal sealed class ReporterBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _called = new(0);
    private Task _run = Task.CompletedTask;

    internal ReporterBench(EdgeOptions? options = null)
    {
        Options = options ?? new EdgeOptions();
        Reporter = new RelayReporter(Make.Show, Show, Make.Context(Clock, Options) with { Losses = Losses }, () => Options.Tick, Heard.Add);
        Show.OnReport = report =>
        {
            _called.Release();
            return Answer(report);
        };
    }

    internal EdgeOptions Options { get; }

    internal HandClock Clock { get; } = new();

    internal FakeShow Show { get; } = new("show-1");

    internal RelayReporter Reporter { get; }

    /// <summary>Answers reports; the plain answer until a test says otherwise.</summary>
    internal Func<RelayReport, Task<ReportReply>?> Answer { get; set; } = _ => null;

    /// <summary>When connections to silos were lost.</summary>
    internal GatewayLosses Losses { get; } = new();

    /// <summary>How loaded the show's silo was, at each answer.</summary>
    internal List<LoadLevel> Heard { get; } = [];

    internal long Audience { get; set; } = 1;

    internal static ChatPost Post(int number) => new(new OperationId($"op-{number}"), Make.Viewer(1), "Ada", Role.Viewer, $"line {number}");

    internal void Start() => _run = Reporter.Run(() => Audience, _closing.Token);

    /// <summary>Ends when one more report has come to the show.</summary>
    internal Task Called() => _called.WaitAsync().Soon();

    /// <summary>Lets the pause after a report pass.</summary>
    internal Task Tick() => Clock.Pass(Options.Tick);

    /// <summary>The relay closes: the loop ends, whatever it was doing.</summary>
    internal async Task Stop()
    {
        await _closing.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _closing.Dispose();
        _called.Dispose();
    }
}
