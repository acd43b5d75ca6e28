using Spectre.Console;

namespace LiveRooms.Load.Reports.Live;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplay
{
    /// <summary>A moving picture on a terminal; lines one after the other anywhere else.</summary>
    public static IRunDisplay Open(RunOutline outline, TextWriter output, TimeProvider time)
    {
        if (output == Console.Out && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive)
            return new TerminalDisplay(outline, AnsiConsole.Console, time);
        return new PlainDisplay(outline, output);
    }
}
