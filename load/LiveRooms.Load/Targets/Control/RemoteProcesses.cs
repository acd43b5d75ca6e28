namespace LiveRooms.Load.Targets.Control;

/// <summary>A target's processes that another process of the run started.</summary>
internal sealed class RemoteProcesses(ProcessControl control) : IProcesses, IAsyncDisposable
{
    // Longer than an edge drains and starts anew.
    private readonly HttpClient _http = new() { BaseAddress = control.Address, Timeout = TimeSpan.FromMinutes(5) };

    public int Edges => control.Edges;

    public int Silos => control.Silos;

    public Task LoseEdge(int number, CancellationToken cancelled) => Ask(ProcessControl.Lose, number, cancelled);

    public Task RestartEdge(int number, CancellationToken cancelled) => Ask(ProcessControl.RestartEdge, number, cancelled);

    public Task RestartSilo(int number, CancellationToken cancelled) => Ask(ProcessControl.RestartSilo, number, cancelled);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Ask(string verb, int number, CancellationToken cancelled)
    {
        using var answer = await _http.PostAsync(new Uri($"{verb}/{number}", UriKind.Relative), content: null, cancelled);
        if (!answer.IsSuccessStatusCode)
            throw new TargetException($"{verb} {number} did not succeed: whoever started the target answered {(int)answer.StatusCode}.");
    }
}
