using Spectre.Console;

namespace LiveRooms.Load.Reports;

/// <summary>Where tables are printed.</summary>
internal static class Consoles
{
    // Where it does not go to a terminal nobody says how wide it is.
    private const int Width = 120;

    /// <summary>A console that writes to somewhere.</summary>
    public static IAnsiConsole To(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected || output != Console.Out)
            console.Profile.Width = Width;
        return console;
    }
}
