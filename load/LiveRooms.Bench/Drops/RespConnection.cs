using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveRooms.Bench.Drops;

/// <summary>The least a Redis client can be: commands added to a buffer, sent at once, replies of one line each counted.</summary>
internal sealed class RespConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ArrayBufferWriter<byte> _out = new(16_384);
    private readonly byte[] _in = new byte[16_384];

    public static async Task<RespConnection> Open(int port)
    {
        var connection = new RespConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return connection;
    }

    /// <summary>Adds a command to what is sent next.</summary>
    public void Add(params ReadOnlySpan<string> arguments)
    {
        Write($"*{arguments.Length.ToString(CultureInfo.InvariantCulture)}\r\n");
        foreach (var argument in arguments)
            Write($"${argument.Length.ToString(CultureInfo.InvariantCulture)}\r\n{argument}\r\n");
    }

    /// <summary>Sends what was added and waits for its replies.</summary>
    /// <exception cref="InvalidOperationException">A reply is another one.</exception>
    public async Task Exchange(string expected, int replies)
    {
        await _socket.SendAsync(_out.WrittenMemory);
        _out.ResetWrittenCount();
        var length = 0;
        while (_in.AsSpan(0, length).Count((byte)'\n') < replies)
        {
            var read = await _socket.ReceiveAsync(_in.AsMemory(length));
            length = read == 0 ? throw new InvalidOperationException("Redis closed the connection.") : length + read;
        }

        var wanted = replies * (expected.Length + 2);
        if (length != wanted || !_in.AsSpan(0, length).StartsWith(Encoding.ASCII.GetBytes(expected)))
            throw new InvalidOperationException($"Redis answered {Encoding.UTF8.GetString(_in, 0, length)}");
    }

    public void Dispose() => _socket.Dispose();

    private void Write(string text) => _out.Advance(Encoding.ASCII.GetBytes(text, _out.GetSpan(text.Length)));
}
