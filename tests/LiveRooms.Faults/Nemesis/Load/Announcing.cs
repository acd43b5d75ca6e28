using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>Makes shows and drops by asking their grains, until it is done: a silo may just have gone.</summary>
internal static class Announcing
{
    private const string Creator = "ana";
    private const int Tries = 60;

    private static Actor Ana => new(new ViewerId(Creator), Role.Creator);

    /// <summary>A show that takes drops.</summary>
    internal static Task Show(IGrainFactory grains, string show) => Insist(() => grains.GetGrain<IShowGrain>(show).Create(
        Ana, new ShowSettings(new ShowId(show), new CreatorId(Creator), "Ana", "Lamps", Language.English, new Market("eu"))));

    /// <summary>An open drop.</summary>
    internal static async Task Drop(IGrainFactory grains, string show, Offer offer)
    {
        var drop = grains.GetGrain<IDropGrain>(offer.Id);
        await Insist(() => drop.Create(Ana, offer.Settings(show, Creator)));
        await Insist(() => drop.Open(Ana));
    }

    private static async Task Insist<T>(Func<Task<Outcome<T>>> ask)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await ask();
                if (outcome.Refusal is not { } refusal)
                    return;
                if (attempt == Tries || !refusal.Retryable)
                    throw new InvalidOperationException($"Refused: {refusal}");
            }
#pragma warning disable CA1031 // Whatever it was, it may be over the next time.
            catch (Exception e) when (attempt < Tries && e is not InvalidOperationException)
#pragma warning restore CA1031
            {
                // Asked again.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
