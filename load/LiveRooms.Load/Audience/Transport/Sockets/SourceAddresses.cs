using System.Net;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>
/// The addresses of 127/8 that the viewers of one thread come from. One address has too few ports for a crowd, and servers limit
/// how many may come from one.
/// </summary>
/// <param name="block">The process's number among those on this machine, from 0.</param>
/// <param name="thread">The thread's number in the process, from 0.</param>
internal sealed class SourceAddresses(int block, int thread)
{
    /// <summary>Viewers that share an address.</summary>
    public const int ViewersOfOne = 500;

    private const int Blocks = 250;
    private const int Row = 250;
    private const int RowsOfOneThread = 30;

    /// <summary>The address of a viewer, by its place on the thread. Any number of threads may ask.</summary>
    public IPEndPoint Of(int place) => new(Make(place / ViewersOfOne), 0);

    // 127.0.x.x is left to others.
    private IPAddress Make(int number) => new(
        [127, (byte)(1 + (block % Blocks)), (byte)(1 + (((thread * RowsOfOneThread) + (number / Row)) % Row)), (byte)(1 + (number % Row))]);
}
