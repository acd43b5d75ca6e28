using LiveRooms.Edge.Draining;
using LiveRooms.Grains.Draining;
using LiveRooms.Server.Silo;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Draining;

/// <summary>
/// Empties this process, whatever it is: as an edge first, as long as its viewers' shows and drops are near, then as a silo.
/// </summary>
/// <param name="edge">Null when it is none.</param>
/// <param name="silo">Null when it is none.</param>
/// <param name="options">How the silo is emptied.</param>
internal sealed class ProcessDrain(EdgeDrain? edge, SiloDrain? silo, IOptions<SiloOptions> options)
{
    private readonly Lock gate = new();
    private Task? running;

    /// <summary>Whether it was asked for: the process is not ready any more, for good.</summary>
    public bool HasBegun
    {
        get
        {
            lock (gate)
                return running is not null;
        }
    }

    /// <summary>How far it is.</summary>
    public DrainCard Progress
    {
        get
        {
            var viewers = edge?.Progress ?? new DrainProgress(false, false, 0, 0, 0);
            var grains = silo?.Progress ?? new SiloDrainProgress(false, false, 0, 0);
            lock (gate)
            {
                return new DrainCard(
                    running is not null, running is { IsCompleted: true }, viewers.Viewers, viewers.Told, viewers.Gone, grains.Moved, grains.Left);
            }
        }
    }

    /// <summary>Empties it, once: who asks again waits for the same end.</summary>
    /// <param name="cancellation">Ends it early.</param>
    public Task Run(CancellationToken cancellation)
    {
        lock (gate)
            return running ??= Empty(cancellation);
    }

    private async Task Empty(CancellationToken cancellation)
    {
        try
        {
            if (edge is not null)
                await edge.Run(cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (silo is not null)
                await silo.Run(options.Value.DrainTime, options.Value.MovesAtOnce, cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>How far a process is emptied.</summary>
/// <param name="HasBegun">Whether it was asked for.</param>
/// <param name="HasEnded">Whether nothing is left to do: all is gone, or the time is over.</param>
/// <param name="Viewers">Viewers when it began.</param>
/// <param name="Told">Viewers who were told to come again elsewhere; others may have left by themselves.</param>
/// <param name="Gone">Of those told, who have ended their connection.</param>
/// <param name="Moved">Shows and drops that have moved to other silos.</param>
/// <param name="Left">Shows and drops that are here.</param>
internal sealed record DrainCard(bool HasBegun, bool HasEnded, int Viewers, int Told, int Gone, int Moved, int Left);
