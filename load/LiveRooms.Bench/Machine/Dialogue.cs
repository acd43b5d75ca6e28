using System.Diagnostics;

namespace LiveRooms.Bench.Machine;

/// <summary>Another process of this program that answers each line with a line.</summary>
internal sealed class Dialogue : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _name;

    private Dialogue(Process process, string name) => (_process, _name) = (process, name);

    /// <summary>Starts it; its first line comes with it.</summary>
    public static async Task<(Dialogue Process, string First)> Start(params string[] arguments)
    {
        var dialogue = new Dialogue(Children.Open(Environment.ProcessPath!, arguments), arguments[0]);
        return (dialogue, await dialogue.Hear());
    }

    /// <summary>Says a line; the answer.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public async Task<string> Ask(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await Hear();
    }

    public async ValueTask DisposeAsync() => await Children.End(_process);

    private async Task<string> Hear() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System)
        ?? throw new InvalidOperationException($"The process {_name} has ended.");
}
