using System.Net.Sockets;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>One thread of the floor with its share of the sockets.</summary>
internal sealed class FloorSender : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly AutoResetEvent _work = new(false);
    private TaskCompletionSource _done = new();
    private byte[] _frame = [];
    private long _sent;

    public FloorSender() => new Thread(Run) { IsBackground = true }.Start();

    public long Sent => Interlocked.Read(ref _sent);

    public void Add(Socket socket)
    {
        lock (_gate)
            _sockets.Add(socket);
    }

    /// <summary>Sends the frame to all its sockets; ends when it has. One frame at a time.</summary>
    public Task Begin(byte[] frame)
    {
        (_frame, _done) = (frame, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _work.Set();
        return _done.Task;
    }

    public void Dispose() => _work.Dispose();

    private void Run()
    {
        while (true)
        {
            _work.WaitOne();
            lock (_gate)
            {
                for (var i = _sockets.Count - 1; i >= 0; i--)
                    SendTo(i);
                _sent += _sockets.Count;
            }

            _done.SetResult();
        }
    }

    private void SendTo(int place)
    {
        _sockets[place].Send(_frame, SocketFlags.None, out var error);
        if (error == SocketError.Success)
            return;
        _sockets[place].Dispose();
        _sockets.RemoveAt(place);
    }
}
