using System.Diagnostics;

namespace LiveRooms.TestKit;

/// <summary>Where a process of a test runs: the loopback address of this machine, or a host of the test's own making.</summary>
/// <param name="Address">The IP address it is reached at.</param>
/// <param name="Command">What is put before a command so that it runs there, a program and its arguments; empty for here.</param>
public sealed record Place(string Address, params string[] Command)
{
    /// <summary>This machine, not to be reached from outside.</summary>
    public static Place Loopback { get; } = new("127.0.0.1");

    /// <summary>How to start a program there. It keeps the process id that it is started with, so that it can be killed by it.</summary>
    public ProcessStartInfo Start(string program)
    {
        var start = new ProcessStartInfo(Command.Length == 0 ? program : Command[0]);
        foreach (var argument in Command.Skip(1).Concat(Command.Length == 0 ? [] : [program]))
            start.ArgumentList.Add(argument);
        return start;
    }
}
