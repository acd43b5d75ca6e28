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

    private IPEndPoint[] _made = [];

    /// <summary>The address of a viewer, by its place on the thread.</summary>
    public IPEndPoint Of(int place)
    {
        var number = place / ViewersOfOne;
        while (number >= _made.Length)
            _made = [.. _made, new IPEndPoint(Make(_made.Length), 0)];
        return _made[number];
    }

    // 127.0.x.x is left to others.
    private IPAddress Make(int number) => new(
        [127, (byte)(1 + (block % Blocks)), (byte)(1 + (((thread * RowsOfOneThread) + (number / Row)) % Row)), (byte)(1 + (number % Row))]);
}
