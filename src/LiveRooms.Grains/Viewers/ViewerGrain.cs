using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;

namespace LiveRooms.Grains.Viewers;

/// <summary>Keeps a viewer's profile and where the viewer has reservations. The drops stay the only truth about those.</summary>
[GrainType("viewer")]
internal sealed class ViewerGrain([PersistentState("viewer")] IPersistentState<ViewerState> state, TimeProvider time)
    : Grain, IViewerGrain
{
    public async Task<ViewerProfile> Introduce(string name)
    {
        var clean = NameRules.Shown(name, new ViewerId(this.GetPrimaryKeyString()));
        if (state.State.Name is null)
            state.State.FirstSeen = time.GetUtcNow();
        if (state.State.Name != clean)
        {
            state.State.Name = clean;
            await Store();
        }
        return new ViewerProfile(clean, state.State.FirstSeen);
    }

    public async Task Remember(DropId drop)
    {
        if (state.State.Drops.Contains(drop))
            return;
        state.State.Drops = [drop, .. state.State.Drops.Take(ViewerProfile.MaxDrops - 1)];
        await Store();
    }

    public async Task<ImmutableArray<ReservationView>> Reservations()
    {
        var viewer = new ViewerId(this.GetPrimaryKeyString());
        var drops = state.State.Drops.Select(id => GrainFactory.GetGrain<IDropGrain>(id.Value).OfViewer(viewer));
        return [.. (await Task.WhenAll(drops)).SelectMany(r => r)];
    }

    private async Task Store()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // What is stored is no longer known here: the next activation reads it.
            throw;
        }
    }
}
