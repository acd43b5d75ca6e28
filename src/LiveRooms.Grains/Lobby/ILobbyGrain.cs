using System.Collections.Immutable;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Lobby;

/// <summary>The list of shows of one market. Key: the market, or <see cref="LobbyKeys.All"/>.</summary>
[Alias("lr.lobby")]
public interface ILobbyGrain : IGrainWithStringKey
{
    /// <summary>A show's new state; a new show or status is stored before the answer, an audience count is not.</summary>
    [Alias("update")]
    Task Update(ShowView show, long audience);

    /// <summary>Shows in lobby order: live by audience, then scheduled by start, then ended, newest first.</summary>
    /// <param name="query">What to list.</param>
    [Alias("list")]
    Task<LobbyPage> List(LobbyQuery query);
}

/// <summary>Keys of lobbies that are no market.</summary>
public static class LobbyKeys
{
    /// <summary>Every market's shows.</summary>
    public const string All = "*";
}

/// <summary>What to list.</summary>
/// <param name="Language">Only this language; null for all.</param>
/// <param name="Status">Only this status; null for all.</param>
/// <param name="Offset">Shows to pass over, from 0.</param>
/// <param name="Limit">1 to 100.</param>
[GenerateSerializer, Immutable, Alias("lr.lobby.query")]
public sealed record LobbyQuery(Language? Language, ShowStatus? Status, int Offset, int Limit);

/// <summary>A page of the lobby.</summary>
/// <param name="Entries">In lobby order.</param>
/// <param name="Next">The offset of the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.lobby.page")]
public sealed record LobbyPage(ImmutableArray<LobbyEntry> Entries, int? Next);

/// <summary>A show in the lobby.</summary>
/// <param name="Show">The show.</param>
/// <param name="Audience">Viewers, a few seconds old.</param>
[GenerateSerializer, Immutable, Alias("lr.lobby.entry")]
public sealed record LobbyEntry(ShowView Show, long Audience);
