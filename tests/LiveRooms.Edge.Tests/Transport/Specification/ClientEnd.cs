namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A client's end of a connection, in bytes. What is not read stays where it is, and holds up the rest.</summary>
internal abstract class ClientEnd : IAsyncDisposable
{
    /// <summary>Sends hub messages, or a part of one.</summary>
    internal abstract Task Send(ReadOnlyMemory<byte> bytes);

    /// <summary>What comes next; empty when nothing comes any more.</summary>
    internal abstract Task<ReadOnlyMemory<byte>> Read();

    /// <summary>Ends the connection in an orderly way.</summary>
    internal abstract Task Close();

    /// <summary>Is gone without a word.</summary>
    internal abstract void Abort();

    public abstract ValueTask DisposeAsync();
}
