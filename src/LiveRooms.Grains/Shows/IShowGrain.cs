using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>One live show and its room. Key: the show's id.</summary>
[Alias("lr.show")]
public interface IShowGrain : IGrainWithStringKey
{
    /// <summary>Schedules the show; the same settings again change nothing.</summary>
    [Alias("create")]
    Task<Outcome<ShowView>> Create(Actor actor, ShowSettings settings);

    /// <summary>Goes live; again changes nothing.</summary>
    [Alias("go-live")]
    Task<Outcome<ShowView>> GoLive(Actor actor);

    /// <summary>Ends the show; again changes nothing.</summary>
    [Alias("end")]
    Task<Outcome<ShowView>> End(Actor actor);

    /// <summary>Pins a product, or takes the pin away with null.</summary>
    [Alias("pin")]
    Task<Outcome<ShowView>> Pin(Actor actor, ProductSnapshot? product);

    /// <summary>Stops a viewer from chatting for a time; zero lifts the mute.</summary>
    [Alias("mute")]
    Task<Outcome<ShowView>> Mute(Actor actor, ViewerId viewer, TimeSpan duration);

    /// <summary>The show, its drops and its live numbers; null when there is no such show.</summary>
    [Alias("describe")]
    Task<RoomView?> Describe();

    /// <summary>Until when the viewer may not chat; null when not muted.</summary>
    [Alias("muted-until")]
    Task<DateTimeOffset?> MutedUntil(ViewerId viewer);

    /// <summary>A relay's tick: chat, its tally totals and its audience. Answered when what it brought is stored.</summary>
    [Alias("report")]
    Task<ReportReply> Report(RelayReport report);

    /// <summary>
    /// Everything after the position named, at once when there is news, else when there is some or after
    /// <see cref="ShowOptions.FollowWait"/> with nothing new.
    /// </summary>
    [Alias("follow")]
    Task<FeedPage> Follow(FollowRequest request);

    /// <summary>A drop's new public state and what happened since the version it believes the show knows.</summary>
    [Alias("drop-news")]
    Task<NewsReply> DropNews(DropNews news);

    /// <summary>
    /// Begins its drops, and moves them and itself where they belong; null when there is no such show. Where it does
    /// not live yet where it belongs it says so, and is to be asked again.
    /// </summary>
    [Alias("warm")]
    Task<WarmShow?> Warm();
}
