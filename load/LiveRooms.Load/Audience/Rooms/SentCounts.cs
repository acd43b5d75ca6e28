using LiveRooms.Load.Gates;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience.Rooms;

/// <summary>What was sent to a room: the four kinds of reactions, and lines.</summary>
internal sealed class SentCounts
{
    /// <summary>Kinds of reactions.</summary>
    public const int Reactions = 4;

    /// <summary>The place of chat lines, after the reactions.</summary>
    public const int Chat = Reactions;

    private static readonly string[] Kinds = [ReactionKinds.Heart, ReactionKinds.Like, ReactionKinds.Fire, ReactionKinds.Share, SentTally.Chat];

    private readonly long[] _certain = new long[Reactions + 1];
    private readonly long[] _doubtful = new long[Reactions + 1];

    /// <summary>Lines that were stored.</summary>
    public long CertainLines => Volatile.Read(ref _certain[Chat]);

    /// <summary>A reaction's place.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static int KindOf(string kind)
    {
        var place = Array.IndexOf(Kinds, kind, 0, Reactions);
        return place >= 0 ? place : throw new ArgumentException($"There is no reaction of kind {kind}.", nameof(kind));
    }

    /// <summary>A reaction's name.</summary>
    public static string NameOf(int kind) => Kinds[kind];

    /// <summary>It was counted, for all one can know.</summary>
    public void AddCertain(int kind, long count) => Interlocked.Add(ref _certain[kind], count);

    /// <summary>It was counted or not.</summary>
    public void AddDoubtful(int kind, long count) => Interlocked.Add(ref _doubtful[kind], count);

    /// <summary>What was sent, by kind, without what never was.</summary>
    public IEnumerable<SentTally> Read(string show)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (certain, doubtful) = (Volatile.Read(ref _certain[kind]), Volatile.Read(ref _doubtful[kind]));
            if (certain != 0 || doubtful != 0)
                yield return new SentTally(show, Kinds[kind], certain, doubtful);
        }
    }
}
