using System.Globalization;
using System.Text;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Markets;

/// <summary>
/// What visitors say, as bytes in SignalR's JSON protocol; reactions are made once and shared by all. A call's id is the number of
/// what is done in the visit.
/// </summary>
internal static class VisitMessages
{
    /// <summary>The id of a join.</summary>
    public const int JoinId = 99;

    private static readonly byte[][][] _reactions =
    [
        .. Enum.GetValues<Doing>().Where(doing => doing != Doing.Chat).Select(doing => Enumerable.Range(0, Doings.Most)
            .Select(id => Call(id, HubMethods.React, $$"""{"kind":"{{ShowTotals.Kind(doing)}}","count":1}""")).ToArray()),
    ];

    /// <summary>Comes into a room.</summary>
    public static ReadOnlyMemory<byte> Join(string show) => Call(JoinId, HubMethods.Join, $$"""{"showId":"{{show}}"}""");

    /// <summary>Does one thing.</summary>
    /// <param name="visit">Who.</param>
    /// <param name="index">Which of the visit.</param>
    public static ReadOnlyMemory<byte> Do(in Visit visit, int index) => visit.Doings[index] is var doing and not Doing.Chat
        ? _reactions[(int)doing][index]
        : Call(index, HubMethods.Chat, string.Create(
            CultureInfo.InvariantCulture, $$"""{"operationId":"{{visit.Number}}-{{index}}","text":"Line {{index}} of visit {{visit.Number}}"}"""));

    private static byte[] Call(int id, string method, string argument) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}{{'\u001e'}}"""));
}
