namespace LiveRooms.Bench.Edge.Servers;

/// <summary>A server process under measurement, from within.</summary>
internal interface IBenchServer
{
    int Port { get; }

    /// <summary>Frames handed to viewers' connections since the start; 0 where a server cannot tell.</summary>
    long Handed { get; }

    /// <summary>Sends every viewer a frame of one line so often; as often as it can when 0.</summary>
    Task Publish(double perSecond, CancellationToken stop);

    /// <summary>Takes the room's history away, as far as there is one.</summary>
    void Forget();
}
