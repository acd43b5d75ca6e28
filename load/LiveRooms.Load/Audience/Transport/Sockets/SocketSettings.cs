namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>A process's viewers with sockets.</summary>
/// <param name="Viewers">How many there will be at a time, at most; about.</param>
/// <param name="Block">This process's number among the load's on this machine, from 0: each has source addresses of its own.</param>
/// <param name="Threads">1 to 7; more when the system lets a process open too few files for so many viewers.</param>
/// <param name="OwnFiles">Whether each thread is to have a table of files of its own, however few it takes.</param>
internal sealed record SocketSettings(int Viewers, int Block = 0, int Threads = 2, bool OwnFiles = false);
