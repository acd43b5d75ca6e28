using LiveRooms.Client.Link;

namespace LiveRooms.Client;

/// <summary>
/// One viewer's hub connection. Made at the first join, kept up until disposed: lost, it is made again after a pause that
/// grows with each failure and is drawn by chance, forever. It is in one room at a time. Thread-safe.
/// </summary>
public sealed class LiveRoomsConnection : IAsyncDisposable
{
    private readonly LiveRoomsOptions _options;
    private readonly Conductor _conductor;

    /// <summary>Prepares a connection; nothing is sent yet.</summary>
    /// <param name="options">How to connect.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public LiveRoomsConnection(LiveRoomsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _conductor = new Conductor(options);
    }

    /// <summary>
    /// Enters a show's room and learns the viewer's own reservations in it. The room entered before is closed. While the
    /// server cannot be reached, or asks to come back later, it is tried again until <paramref name="cancel"/>.
    /// </summary>
    /// <param name="showId">The show.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="LiveRoomsException">The token or the join was refused for good.</exception>
    /// <exception cref="ObjectDisposedException">The connection is disposed.</exception>
    public async Task<LiveRoom> JoinAsync(string showId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(showId);
        var session = _conductor.Want(showId);
        try
        {
            await session.Entered.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _conductor.LeaveAsync(session, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return new LiveRoom(_conductor, session, _options);
    }

    /// <summary>Closes the room and the connection; commands that wait are answered with a refusal.</summary>
    public ValueTask DisposeAsync() => _conductor.DisposeAsync();
}
