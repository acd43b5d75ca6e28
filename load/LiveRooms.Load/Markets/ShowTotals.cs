using LiveRooms.Load.Gates;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Markets;

/// <summary>What was done in a show, counted by any number of threads.</summary>
internal sealed class ShowTotals
{
    private static readonly string[] _kinds = [ReactionKinds.Heart, ReactionKinds.Like, ReactionKinds.Fire, ReactionKinds.Share, Chat];

    private readonly long[] _certain = new long[_kinds.Length];
    private readonly long[] _doubtful = new long[_kinds.Length];

    /// <summary>The kind that lines are counted under.</summary>
    public const string Chat = "chat";

    /// <summary>Lines that were acknowledged.</summary>
    public long Lines => Interlocked.Read(ref _certain[(int)Doing.Chat]);

    /// <summary>The wire's name of what a visitor does.</summary>
    public static string Kind(Doing doing) => _kinds[(int)doing];

    /// <summary>It was acknowledged.</summary>
    public void Certain(Doing doing) => Interlocked.Increment(ref _certain[(int)doing]);

    /// <summary>It was sent, and whether it was done was not answered.</summary>
    public void Doubtful(Doing doing) => Interlocked.Increment(ref _doubtful[(int)doing]);

    /// <summary>All of it, kinds that did not happen left out.</summary>
    public IEnumerable<SentTally> Told(string show)
    {
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            var (certain, doubtful) = (Interlocked.Read(ref _certain[kind]), Interlocked.Read(ref _doubtful[kind]));
            if (certain + doubtful > 0)
                yield return new SentTally(show, _kinds[kind], certain, doubtful);
        }
    }
}
