using System.Diagnostics;
using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Load.Tests.Targets;

/// <summary>Processes that are ended and come back: shells that say they are ready and stay, or do not.</summary>
public sealed class KeptProcessTests
{
    private const string Obeys = "trap 'exit 0' TERM; echo ready; while :; do sleep 0.02; done";
    private const string Falls = "trap 'exit 7' TERM; echo ready; while :; do sleep 0.02; done";
    private const string Dies = "echo ready; echo the disk is full; read line; exit 3";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_ended_on_purpose_comes_back_without_a_fault()
    {
        await using var kept = new Shell(Obeys);
        await kept.Start(Cancelled);
        await kept.Restart(Cancelled);
        await kept.Lose(Cancelled);
        await kept.Revive(Cancelled);

        Assert.Equal((3, 1, null), (kept.Begun.Count, kept.Alive, kept.Fault));
    }

    [Fact]
    public async Task One_at_a_time_ends_and_starts_it()
    {
        await using var kept = new Shell(Obeys);
        await kept.Start(Cancelled);
        await Task.WhenAll(kept.Lose(Cancelled), kept.Restart(Cancelled), kept.Lose(Cancelled), kept.Without(() => Task.FromResult(kept.Away = kept.Alive), Cancelled));

        Assert.Equal((5, 1, null), (kept.Begun.Count, kept.Alive, kept.Fault));
        Assert.Equal((1, 0), (kept.Most, kept.Away));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_ended_comes_back_though_nobody_waits_for_it_any_more(bool gently)
    {
        using var act = new CancellationTokenSource();
        await using var kept = new Shell(Obeys);
        await kept.Start(Cancelled);
        kept.OnOpening = act.Cancel;
        await (gently ? kept.Restart(act.Token) : kept.Lose(act.Token));

        Assert.Equal((2, 1, null), (kept.Begun.Count, kept.Alive, kept.Fault));
    }

    [Fact]
    public async Task A_death_is_seen_with_its_last_words()
    {
        await using var kept = new Shell(Dies);
        await kept.Start(Cancelled);
        await kept.Let();

        Assert.StartsWith("a shell ended by itself, with code 3", kept.Fault, StringComparison.Ordinal);
        Assert.EndsWith("the disk is full", kept.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_that_is_found_when_it_is_to_be_ended_is_seen_too()
    {
        await using var kept = new Shell(Dies);
        await kept.Start(Cancelled);
        await kept.Let();
        await kept.Restart(Cancelled);

        Assert.Contains("by itself, with code 3", kept.Fault!, StringComparison.Ordinal);
        Assert.Equal(1, kept.Alive);
    }

    [Fact]
    public async Task A_death_on_the_way_down_is_seen()
    {
        await using var kept = new Shell(Falls);
        await kept.Start(Cancelled);
        await kept.Restart(Cancelled);

        Assert.Contains("ended with code 7 when it was asked to end", kept.Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ended_by_itself_comes_back_to_be_read()
    {
        await using var kept = new Shell(Dies);
        await kept.Start(Cancelled);
        await kept.Let();
        await kept.Revive(Cancelled);

        Assert.Equal((2, 1), (kept.Begun.Count, kept.Alive));
        Assert.NotNull(kept.Fault);
    }

    [Fact]
    public async Task Whoever_ends_it_for_good_waits_for_no_start()
    {
        var kept = new Shell("read line");
        var starting = kept.Start(Cancelled);
        await kept.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kept.Start(Cancelled));
        Assert.Empty(kept.Begun);
    }

    private sealed class Shell(string script) : KeptProcess("a shell")
    {
        public List<Process> Begun { get; } = [];

        public int Alive => Begun.Count(IsAlive);

        /// <summary>The most that were alive at a time.</summary>
        public int Most { get; private set; }

        public int Away { get; set; } = -1;

        public Action OnOpening { get; set; } = static () => { };

        /// <summary>Lets the last one go on, to its end.</summary>
        public async Task Let()
        {
            await Begun[^1].StandardInput.WriteLineAsync("go on");
            await Begun[^1].StandardInput.FlushAsync(Cancelled);
            await Begun[^1].WaitForExitAsync(Cancelled);
        }

        protected override async Task<Process> Open(CancellationToken cancelled)
        {
            OnOpening();
            var process = await Children.Start("/bin/sh", ["-c", script], "ready", hear: Hear, cancelled: cancelled);
            Begun.Add(process);
            Most = Math.Max(Most, Alive);
            return process;
        }

        // One that was ended is let go of, too.
        private static bool IsAlive(Process process)
        {
            try
            {
                return !process.HasExited;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}
