using System.Collections.Concurrent;
using LiveRooms.Client;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Kit;

/// <summary>A viewer through the real client, who asks again when the engine says that this may help, as an app would.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private readonly LiveRoomsConnection _connection;
    private readonly Failover _servers;
    private readonly ConcurrentQueue<Problem> _refused = [];
    private int _operations;

    internal Viewer(TokenReply token, int number, Uri[] addresses)
    {
        Token = token.Token;
        Id = token.Viewer.ViewerId;
        Number = number;
        _servers = new Failover(addresses);
        _connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = addresses[0],
            Token = _ => Task.FromResult(token.Token),
            Protocol = number % 2 == 0 ? HubProtocolKind.MessagePack : HubProtocolKind.Json,
            Random = new Random(number),
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(500),
            ConfigureTransport = _servers.Configure,
        });
    }

    internal string Id { get; }

    /// <summary>Every problem that was the answer to a reservation, confirmation or release, also where it asked again.</summary>
    internal IReadOnlyCollection<Problem> Refused => _refused;

    internal int Number { get; }

    internal string Token { get; }

    internal LiveRoom Room { get; private set; } = null!;

    /// <summary>What this viewer was told since joining.</summary>
    internal Watch Watch { get; private set; } = null!;

    /// <summary>New connections wait for this.</summary>
    internal Task Gate
    {
        set => _servers.Gate = value;
    }

    internal async Task Join(string showId)
    {
        Room = await _connection.JoinAsync(showId, TestContext.Current.CancellationToken).Soon($"viewer {Number} joins");
        Watch = new Watch(Room);
    }

    /// <summary>An operation id like nobody else's: a drop knows all its viewers' by one list.</summary>
    internal string NewOperation() => $"{Id}.{Interlocked.Increment(ref _operations)}";

    internal Task<ReservationReply> Reserve(string dropId, string? operation = null, int quantity = 1)
    {
        operation ??= NewOperation();
        return Insist(() => Room.ReserveAsync(dropId, quantity, operation), reply => Note(reply.Problem));
    }

    internal Task<ReservationReply> Confirm(string dropId, long reservation, string? operation = null)
    {
        operation ??= NewOperation();
        return Insist(() => Room.ConfirmAsync(dropId, reservation, operation), reply => Note(reply.Problem));
    }

    internal Task<ReservationReply> Release(string dropId, long reservation, string? operation = null)
    {
        operation ??= NewOperation();
        return Insist(() => Room.ReleaseAsync(dropId, reservation, operation), reply => Note(reply.Problem));
    }

    internal Task<Reply> Chat(string text)
    {
        var operation = NewOperation();
        return Insist(() => Room.ChatAsync(text, operation), reply => reply.Problem);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        if (Watch is not null)
            await Watch.Done;
    }

    private Problem? Note(Problem? problem)
    {
        if (problem is not null)
            _refused.Enqueue(problem);
        return problem;
    }

    private static async Task<T> Insist<T>(Func<Task<T>> ask, Func<T, Problem?> problemOf)
    {
        while (true)
        {
            var reply = await ask().Soon();
            if (problemOf(reply) is not { Retryable: true } problem || problem.Code == (int)ProblemCode.DropNotOpen)
                return reply;
            await Task.Delay(
                TimeSpan.FromMilliseconds(problem.RetryAfterMs ?? 100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
