using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Viewers;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// What one connection says, in order, under the name the engine keeps. Exists from the first line on: the viewer's grain
/// wakes then, and is asked again only when it did not answer.
/// </summary>
internal sealed class ChatVoice(Viewer viewer, IViewerGrain grain)
{
    private readonly Lock _gate = new();
    private Task<Viewer>? _named;
    private Task _before = Task.CompletedTask;

    /// <summary>Says a line after all lines that were handed in before; null when it is stored.</summary>
    public async Task<Refusal?> Say(Relay relay, OperationId operation, string text)
    {
        var handed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            before = _before;
            _before = handed.Task;
        }
        Task<Refusal?> answer;
        try
        {
            await before.ConfigureAwait(false);
            answer = relay.Say(operation, await Named().ConfigureAwait(false), text);
        }
        finally
        {
            handed.SetResult();
        }
        return await answer.ConfigureAwait(false);
    }

    private Task<Viewer> Named()
    {
        lock (_gate)
        {
            if (_named is null || _named.IsFaulted || _named.IsCanceled)
                _named = Introduce();
            return _named;
        }
    }

    private async Task<Viewer> Introduce()
    {
        try
        {
            var profile = await grain.Introduce(viewer.Name).ConfigureAwait(false);
            return viewer with { Name = profile.Name };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever kept the profile from being read or stored: the line may be said later.
            throw new EngineUnavailableException("The viewer's profile is not at hand.", e);
        }
    }
}
