using System.Collections.Immutable;
using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Load.Tests.Targets;

public sealed class ChildrenTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_is_in_a_session_of_its_own_so_that_the_terminal_ends_only_the_run()
    {
        var child = await Children.Start("/bin/sh", ["-c", "echo ready; read line"], "ready", cancelled: Cancelled);
        var status = await File.ReadAllTextAsync($"/proc/{child.Id}/stat", Cancelled);
        var (id, session) = (child.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), status[(status.LastIndexOf(')') + 2)..].Split(' ')[3]);
        await Children.End(child);

        Assert.Equal(id, session);
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_no_process()
    {
        var mark = $"given-up-{Environment.ProcessId}";
        using var giveUp = new CancellationTokenSource();
        var starting = Children.Start("/bin/sh", ["-c", "read line", mark], "ready", cancelled: giveUp.Token);
        Assert.Contains(Lines(), line => line.Contains(mark, StringComparison.Ordinal));
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.DoesNotContain(Lines(), line => line.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_given_in_the_environment_is_in_force_however_it_was_spelled_before()
    {
        Environment.SetEnvironmentVariable("LR_SECRET__TEST", "inherited");
        var heard = new TaskCompletionSource<string>();
        var child = await Children.Start(
            "/bin/sh", ["-c", "echo ready; env | grep -ci '^lr_secret__test='; read line"], "ready",
            ImmutableDictionary<string, string>.Empty.Add("Lr_Secret__Test", "given"), line => heard.TrySetResult(line), Cancelled);
        var count = await heard.Task.WaitAsync(Cancelled);
        await Children.End(child);

        Assert.Equal("1", count);
    }

    private static IEnumerable<string> Lines() => Directory.EnumerateDirectories("/proc").Select(static folder =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    });
}
