using System.Collections;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Outbound.Snapshots;

/// <summary>
/// The chat of a room's snapshot, and with it what all of the snapshot but its time looks like when it is written: many join at the
/// same place, and each gets the same bytes.
/// </summary>
internal sealed class SnapshotChat(ChatLine[] lines) : IReadOnlyList<ChatLine>
{
    private readonly SnapshotBytes?[] _written = new SnapshotBytes?[Enum.GetValues<FrameEncoding>().Length];
    private RoomSnapshot? _home;

    /// <inheritdoc/>
    public int Count => lines.Length;

    /// <inheritdoc/>
    public ChatLine this[int index] => lines[index];

    /// <summary>Makes the snapshot whose parts are kept written.</summary>
    public RoomSnapshot Of(RoomSnapshot snapshot) => _home = snapshot with { Chat = this };

    /// <summary>
    /// A snapshot's parts as bytes; null when it has none to share. Whoever does not find them written in its encoding writes and
    /// keeps them. Nobody waits for another: of those who come before the first is done, each writes them.
    /// </summary>
    public static SnapshotBytes? Bytes<T>(RoomSnapshot snapshot, FrameEncoding encoding, T writer, Func<RoomSnapshot, T, SnapshotBytes> write)
    {
        if (snapshot.Chat is not SnapshotChat { _home: { } home } chat || !IsPartOf(snapshot, home))
            return null;
        ref var written = ref chat._written[(int)encoding];
        if (Volatile.Read(ref written) is { } known)
            return known;
        var made = write(home, writer);
        Volatile.Write(ref written, made);
        return made;
    }

    /// <inheritdoc/>
    public IEnumerator<ChatLine> GetEnumerator() => ((IEnumerable<ChatLine>)lines).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => lines.GetEnumerator();

    private static bool IsPartOf(RoomSnapshot snapshot, RoomSnapshot home) =>
        snapshot.Position == home.Position && ReferenceEquals(snapshot.Show, home.Show)
        && ReferenceEquals(snapshot.Drops, home.Drops) && ReferenceEquals(snapshot.Counters, home.Counters);
}
