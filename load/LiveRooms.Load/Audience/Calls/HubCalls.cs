using System.Text;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Calls;

/// <summary>
/// The bytes of what viewers say, in SignalR's JSON protocol. Texts and ids are the crowd's own: they hold nothing that JSON escapes.
/// An answer's id says what was asked: <c>j</c> a join, <c>m</c> the own reservations, <c>c7</c> the viewer's seventh call,
/// <c>h0.5</c> five reactions of kind 0.
/// </summary>
internal static class HubCalls
{
    private const int MostReactions = 50;

    private static readonly byte[]?[] Reactions = new byte[SentCounts.Reactions * (MostReactions + 1)][];

    /// <summary>Asks for what is the viewer's own.</summary>
    public static ReadOnlyMemory<byte> Mine { get; } = Message($$"""{"type":1,"invocationId":"m","target":"{{HubMethods.Mine}}","arguments":[]}""");

    /// <summary>Enters a room.</summary>
    /// <param name="show">Which.</param>
    /// <param name="seen">On return: up to where it was seen.</param>
    public static ReadOnlyMemory<byte> Join(string show, Position? seen) => Message(
        $$"""{"type":1,"invocationId":"j","target":"{{HubMethods.Join}}","arguments":[{"showId":"{{show}}"{{(seen is null ? "" : $$""","lastSeen":{"epoch":{{seen.Epoch}},"sequence":{{seen.Sequence}}}""")}}}]}""");

    /// <summary>Says a line.</summary>
    public static ReadOnlyMemory<byte> Chat(int call, string operation, string text) => Message(
        $$"""{"type":1,"invocationId":"c{{call}}","target":"{{HubMethods.Chat}}","arguments":[{"operationId":"{{operation}}","text":"{{text}}"}]}""");

    /// <summary>Asks for one unit of a drop.</summary>
    /// <param name="call">The call's number.</param>
    /// <param name="drop">The drop.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="isFirst">Whether this operation was never sent before.</param>
    public static ReadOnlyMemory<byte> Reserve(int call, string drop, string operation, bool isFirst) => Message(
        $$"""{"type":1,"invocationId":"c{{call}}","target":"{{HubMethods.Reserve}}","arguments":[{"dropId":"{{drop}}","operationId":"{{operation}}","quantity":1,"first":{{(isFirst ? "true" : "false")}}}]}""");

    /// <summary>Buys what is held.</summary>
    public static ReadOnlyMemory<byte> Confirm(int call, string drop, string operation, long reservation) => Message(
        $$"""{"type":1,"invocationId":"c{{call}}","target":"{{HubMethods.Confirm}}","arguments":[{"dropId":"{{drop}}","operationId":"{{operation}}","reservationId":{{reservation}}}]}""");

    /// <summary>Reacts; the same bytes for all who do it in the same number.</summary>
    /// <param name="kind">The kind's place.</param>
    /// <param name="count">1 to 50.</param>
    public static ReadOnlyMemory<byte> React(int kind, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostReactions);
        return Reactions[(kind * (MostReactions + 1)) + count] ??= Message(
            $$"""{"type":1,"invocationId":"h{{kind}}.{{count}}","target":"{{HubMethods.React}}","arguments":[{"kind":"{{SentCounts.NameOf(kind)}}","count":{{count}}}]}""");
    }

    private static byte[] Message(string text) => [.. Encoding.UTF8.GetBytes(text), 0x1e];
}
