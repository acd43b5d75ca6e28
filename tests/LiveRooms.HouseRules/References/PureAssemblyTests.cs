using LiveRooms.Rules;

namespace LiveRooms.HouseRules.References;

public sealed class PureAssemblyTests
{
    [Fact]
    public void Rules_know_no_tasks_clock_chance_or_io()
    {
        using var rules = File.OpenRead(typeof(Refusal).Assembly.Location);
        Verdict.Clean(PureAssembly.Check(rules));
    }

    [Theory]
    [InlineData("object M() => System.Threading.Tasks.Task.CompletedTask;", "System.Threading.Tasks.Task")]
    [InlineData("async System.Threading.Tasks.Task M() => await System.Threading.Tasks.Task.Yield();", "System.Threading.Tasks")]
    [InlineData("object M() => System.DateTime.UtcNow;", "System.DateTime.get_UtcNow")]
    [InlineData("object M() => System.DateTimeOffset.UtcNow;", "System.DateTimeOffset.get_UtcNow")]
    [InlineData("object M() => System.Guid.NewGuid();", "System.Guid.NewGuid")]
    [InlineData("object M() => new System.Random(1);", "System.Random")]
    [InlineData("object M() => System.TimeProvider.System;", "System.TimeProvider")]
    [InlineData("object M() => System.IO.File.Exists(\"a\");", "System.IO.File")]
    [InlineData("object M() => new System.Net.Http.HttpClient();", "System.Net.Http.HttpClient")]
    [InlineData("object M() => new System.Net.Sockets.TcpClient();", "System.Net.Sockets.TcpClient")]
    [InlineData("object M() => System.Diagnostics.Process.GetCurrentProcess();", "System.Diagnostics.Process")]
    [InlineData("object M() => System.Environment.MachineName;", "System.Environment")]
    [InlineData("void M() => System.Threading.Thread.Sleep(1);", "System.Threading.Thread")]
    [InlineData("object M() => typeof(Orleans.Grain);", "Orleans")]
    public void The_check_bites(string member, string named)
    {
        using var assembly = Sample.Compile($"public class Planted {{ public {member} }}");
        Verdict.Bites(PureAssembly.Check(assembly), named);
    }

    [Fact]
    public void What_a_rule_needs_is_allowed()
    {
        using var assembly = Sample.Compile("public record Planted(System.DateTimeOffset Now) { public System.TimeSpan Age(System.DateTimeOffset now) => now - Now; }");
        Verdict.Clean(PureAssembly.Check(assembly));
    }
}
