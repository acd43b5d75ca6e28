using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Server.Demo;

/// <summary>A show of the demo.</summary>
/// <param name="Id">The id, the same at every start.</param>
/// <param name="Language">Its language.</param>
/// <param name="Market">Its market.</param>
/// <param name="Title">Its title, in its language.</param>
/// <param name="StartsIn">When it is announced for, counted from the first start; null for live at once.</param>
internal sealed record DemoShow(string Id, Language Language, string Market, string Title, TimeSpan? StartsIn)
{
    /// <summary>The show as a creator would make it.</summary>
    public ShowSettings Settings(DateTimeOffset now) => new(
        new ShowId(Id), DemoCatalogue.Creator, DemoCatalogue.CreatorName, Title, Language, new Market(Market), PlaybackUrl: null,
        StartsIn is { } wait ? now + wait : null);
}
