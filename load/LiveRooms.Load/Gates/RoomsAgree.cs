namespace LiveRooms.Load.Gates;

/// <summary>
/// Holds together what several processes' viewers saw of a room, and what the engine says of its drops: what all of one process's
/// viewers lack, none of them can miss.
/// </summary>
internal static class RoomsAgree
{
    private const string Announced = "announced";

    /// <summary>An event within what one process's viewers were brought is among theirs; a drop that opened was seen to open.</summary>
    public static void OnEvents(GateReading reading, Findings findings)
    {
        foreach (var show in reading.Evidence.Rooms.GroupBy(room => room.Show))
        {
            var events = show.SelectMany(room => room.Events).Distinct().ToList();
            foreach (var room in show)
            {
                var known = room.Events.ToHashSet();
                foreach (var missed in events.Where(e => !known.Contains(e) && room.Spans.Any(span => Holds(span, e))))
                    findings.Add($"{show.Key}: no viewer of one process saw {missed.Epoch}:{missed.Sequence} {missed.Kind}, which another's saw");
            }
        }

        var opened = reading.Evidence.Rooms.SelectMany(room => room.Events).Where(e => e.Kind == Protocol.Hub.RoomEventKinds.DropOpened)
            .Select(e => e.Drop).ToHashSet();
        foreach (var (drop, truth) in reading.Truth.Drops)
        {
            if (truth.Card.Status != Announced && !opened.Contains(drop))
                findings.Add($"drop {drop} is {truth.Card.Status}, and no viewer saw it open");
        }
    }

    /// <summary>No process's viewers stood still while another's went on.</summary>
    public static void OnPlace(GateReading reading, TimeSpan most, Findings findings)
    {
        foreach (var show in reading.Evidence.Rooms.Where(room => room.Present > 0).GroupBy(room => room.Show))
        {
            var first = show.MaxBy(room => (room.Epoch, room.Newest))!;
            foreach (var room in show.Where(room => (room.Epoch, room.Newest).CompareTo((first.Epoch, first.Newest)) < 0))
            {
                if (TimeSpan.FromMicroseconds(room.At - first.NewestSince) is var late && late > most)
                    findings.Add($"{show.Key}: {Many.Of(room.Present, "viewer")} of one process stood at {room.Epoch}:{room.Newest}, "
                        + $"another's were at {first.Epoch}:{first.Newest} for {late.TotalMilliseconds:N0} ms");
            }
        }
    }

    private static bool Holds(FeedSpan span, SeenEvent e) => span.Epoch == e.Epoch && span.From < e.Sequence && e.Sequence <= span.Through;
}
