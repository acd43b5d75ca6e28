using LiveRooms.Simulation.Command;

namespace LiveRooms.Simulation;

/// <summary>A test program that can also be asked for more seeds: <c>seeds</c> and <c>replay</c>; all else is the tests'.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["seeds", ..] => Task.FromResult(SeedsCommand.Run(args[1..], Console.Out)),
        ["replay", ..] => Task.FromResult(ReplayCommand.Run(args[1..], Console.Out)),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
