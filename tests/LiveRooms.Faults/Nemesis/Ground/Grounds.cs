using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis.Ground;

/// <summary>Where the processes of a run live: one store and some silos.</summary>
internal abstract class Grounds
{
    /// <summary>On this machine's loopback address, where nobody can be cut off.</summary>
    internal static Grounds Loopback { get; } = new LoopbackGround();

    /// <summary>Whether a silo can be cut off.</summary>
    internal abstract bool CanCut { get; }

    /// <summary>Where the store and the test itself are.</summary>
    internal abstract Place Store { get; }

    /// <summary>Where a silo is, from 0.</summary>
    internal abstract Place Silo(int number);

    /// <summary>Nothing gets from or to this silo any more.</summary>
    internal abstract Task Cut(int silo);

    /// <summary>It is back on the network.</summary>
    internal abstract Task Join(int silo);

    private sealed class LoopbackGround : Grounds
    {
        internal override bool CanCut => false;

        internal override Place Store => Place.Loopback;

        internal override Place Silo(int number) => Place.Loopback;

        internal override Task Cut(int silo) => throw new NotSupportedException();

        internal override Task Join(int silo) => throw new NotSupportedException();
    }
}
