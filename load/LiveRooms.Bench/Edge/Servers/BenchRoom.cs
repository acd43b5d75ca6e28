using System.Diagnostics;
using System.Globalization;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>
/// The one room of the suite. A frame with one of its lines is 400 bytes as a JSON hub message, on every server, and the text
/// says when the line was made, on the clock that all processes of the machine share.
/// </summary>
internal static class BenchRoom
{
    /// <summary>A frame with one line, as a hub message with its end mark.</summary>
    public const int FrameBytes = 400;

    /// <summary>Stands before the microseconds, <see cref="TimeDigits"/> digits.</summary>
    public const string TimeMark = "@us=";

    public const int TimeDigits = 16;

    /// <summary>Sequences start here, so that they all have the same number of digits.</summary>
    public const long FirstSequence = 1_000_000_000;

    private static readonly JsonHubProtocol Protocol = MakeProtocol();

    private static readonly string Padding = new('.', FrameBytes - Encode(Frame(FirstSequence + 1, "")));

    public static ShowId Show { get; } = new("bench");

    /// <summary>Room and show never change while they are measured.</summary>
    public static RoomView View { get; } = new(
        new ShowView(
            new ShowSettings(new ShowId("bench"), new CreatorId("bench"), "Bench", "Bench", Language.English, new Market("eu")),
            ShowStatus.Live, null, DateTimeOffset.UnixEpoch, null, 1),
        [], 0, new ReactionTotals());

    /// <summary>What a plain hub answers to a join: as much as the edge does in a room without history.</summary>
    public static JoinReply Reply { get; } = new(
        null, new RoomSnapshot(new Position(1, FirstSequence), Now(), Cards.Of(View.Show), [], [], Cards.Counters(View)), [], false,
        new ViewerCard("viewer-10000", "Ada", "viewer"));

    /// <summary>JSON as the edge writes it.</summary>
    public static void Configure(JsonHubProtocolOptions json) =>
        json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, new ProtocolJsonContext());

    /// <summary>Microseconds of the machine's monotonic clock.</summary>
    public static long Micros() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    /// <summary>A line made now.</summary>
    public static FeedLine Line(long sequence) => new(sequence, Said(sequence, Padding));

    /// <summary>The frame of a line made now.</summary>
    public static RoomFrame Frame(long sequence) => Frame(sequence, Padding);

    /// <summary>The same as a hub message.</summary>
    public static void WriteFrame(long sequence, System.Buffers.IBufferWriter<byte> output) =>
        Protocol.WriteMessage(new InvocationMessage(HubMethods.Frame, [Frame(sequence)]), output);

    private static RoomFrame Frame(long sequence, string padding) =>
        new("bench", 1, sequence - 1, sequence, Now(), Chat: [Cards.Of(Said(sequence, padding))]);

    private static Rules.Shows.ChatLine Said(long sequence, string padding)
    {
        var time = Micros().ToString(CultureInfo.InvariantCulture).PadLeft(TimeDigits, '0');
        return new(sequence, new ViewerId("viewer-1"), "Ada", Role.Viewer, TimeMark + time + padding, TimeProvider.System.GetUtcNow());
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static int Encode(RoomFrame frame) =>
        Protocol.GetMessageBytes(new InvocationMessage(HubMethods.Frame, [frame])).Length;

    private static JsonHubProtocol MakeProtocol()
    {
        var options = new JsonHubProtocolOptions();
        Configure(options);
        return new JsonHubProtocol(Options.Create(options));
    }
}
