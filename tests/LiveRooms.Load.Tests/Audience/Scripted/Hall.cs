using LiveRooms.Load.Audience;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Load.Tests.Audience.Scripted;

/// <summary>A crowd before a scripted room, on a clock that the test moves.</summary>
internal sealed class Hall : IAsyncDisposable
{
    private readonly Random _chance = new(1);
    private long _number;

    public Hall(AudienceSettings settings)
    {
        Clock = new RunClock(Time);
        Room = new ScriptedRoom(Clock);
        Door = new ScriptedDoor(Room);
        Crowd = new Crowd(CrowdPlan.Of(settings, Share.Whole, "t"), Door, Clock, Recorder);
    }

    public FakeTimeProvider Time { get; } = new();

    public RunClock Clock { get; }

    public ScriptedRoom Room { get; }

    public ScriptedDoor Door { get; }

    public Recorder Recorder { get; } = new();

    public Crowd Crowd { get; }

    /// <summary>The connections that stand.</summary>
    public IReadOnlyList<ScriptedLink> Open => [.. Door.Links.Where(link => !link.IsOver)];

    public static Hall With(int viewers, string? network = null, Behaviour behaviour = Behaviour.Lurker) => new(new AudienceSettings
    {
        Viewers = viewers,
        Networks = network is null ? new Dictionary<string, double>() : new Dictionary<string, double> { [network] = 1 },
        Behaviours = new Dictionary<string, double> { [behaviour.ToString()] = 1 },
    });

    public Invocation Next() => new(_number++, Clock.Now, _chance, CancellationToken.None);

    /// <summary>All come in, and are there.</summary>
    public async Task Fill(int viewers)
    {
        var entering = Enumerable.Range(0, viewers).Select(_ => Crowd.Enter(Next(), ScriptedRoom.Show).AsTask()).ToList();
        Pass(2);
        foreach (var one in entering)
            Assert.Equal(OutcomeKind.Ok, (await one.Soon()).Kind);
        Assert.Equal(viewers, Crowd.Present);
    }

    /// <summary>Time goes by, and what is to happen in it does.</summary>
    public void Pass(double seconds)
    {
        Door.Run();
        for (var left = (int)(seconds * 50); left > 0; left--)
        {
            Time.Advance(TimeSpan.FromMilliseconds(20));
            Door.Run();
        }
    }

    public async Task<Outcome> After(double seconds, ValueTask<Outcome> act)
    {
        var task = act.AsTask();
        Pass(seconds);
        return await task.Soon();
    }

    public Measurements Measured()
    {
        Recorder.Beat(0);
        return Recorder.Sum(GeneratorHealth.Unknown);
    }

    public IReadOnlyList<Violation> Violations() => Crowd.Testify().Violations;

    public ValueTask DisposeAsync() => Crowd.DisposeAsync();
}
