namespace LiveRooms.Load;

/// <summary>The program: one command for each thing it does.</summary>
internal static class Program
{
    public static int Main(string[] args) => Commands.Run(args, Console.Out, Console.Error);
}
