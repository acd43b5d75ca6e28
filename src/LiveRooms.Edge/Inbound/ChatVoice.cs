using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Viewers;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// What one connection says, in order, under the name the engine keeps. Exists from the first line on: the viewer's grain
/// wakes then. When its profile is not at hand, the line is not held up: the grain would show the same name.
/// </summary>
internal sealed class ChatVoice(Viewer viewer, IViewerGrain grain, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

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
            return _named ??= Introduce();
    }

    private async Task<Viewer> Introduce()
    {
        try
        {
            var profile = await grain.Introduce(viewer.Name).WaitAsync(Patience, time).ConfigureAwait(false);
            return viewer with { Name = profile.Name };
        }
#pragma warning disable CA1031 // Whatever keeps the profile from being read or stored, the room goes on.
        catch (Exception)
#pragma warning restore CA1031
        {
            return viewer with { Name = NameRules.Shown(viewer.Name, viewer.Id) };
        }
    }
}
