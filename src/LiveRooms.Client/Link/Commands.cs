using LiveRooms.Protocol;

namespace LiveRooms.Client.Link;

/// <summary>
/// Sends commands of one room. One that was in flight when the connection was lost is sent again after the next join,
/// with the same operation id, until it is answered: the engine does it once and gives the same answer.
/// </summary>
internal sealed class Commands(RoomSession room, HubLink link, int limit)
{
    private const int MaxClosings = 3;

    private int _inFlight;

    /// <summary>Sends a command that may safely be repeated.</summary>
    /// <param name="method">The hub method.</param>
    /// <param name="argument">Its argument; null when it takes none.</param>
    /// <param name="problemOf">Finds the refusal in an answer.</param>
    /// <param name="refuse">Makes an answer of a refusal that the server never saw.</param>
    /// <param name="cancel">Gives up; the command may still be done.</param>
    /// <param name="again">Its argument when it is sent again; null: the same.</param>
    internal async Task<T> RepeatAsync<T>(
        string method, object? argument, Func<T, Problem?> problemOf, Func<Problem, T> refuse, CancellationToken cancel,
        object? again = null)
    {
        if (!TryBegin())
        {
            return refuse(TooMany(limit));
        }

        try
        {
            var entry = 0L;
            var forgotten = false;
            var closings = 0;
            while (true)
            {
                (entry, var closed) = await room.Entries.InsideAsync(entry, cancel).ConfigureAwait(false);
                if (closed is not null)
                {
                    return refuse(closed);
                }

                try
                {
                    object?[] sent = argument is null ? [] : [argument];
                    argument = again ?? argument;
                    var answer = await link.InvokeAsync<T>(method, sent, cancel, argument is null ? [] : [argument]).ConfigureAwait(false);
                    if (forgotten || problemOf(answer) is not { Code: (int)ProblemCode.NotJoined })
                    {
                        return answer;
                    }

                    forgotten = true;
                    room.OnLost(entry);
                }
                catch (LinkLostException lost)
                {
                    // Again, after the next join; but not a call that the server closes the connection over.
                    if (lost.Problem is { Retryable: false } because && ++closings == MaxClosings)
                    {
                        return refuse(because);
                    }
                }
            }
        }
        catch (LiveRoomsException fault)
        {
            return refuse(fault.Problem);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>Sends a command that must not be repeated: when the connection is lost, nobody knows whether it was done.</summary>
    internal async Task<T> OnceAsync<T>(string method, object? argument, Func<Problem, T> refuse, CancellationToken cancel)
    {
        if (!TryBegin())
        {
            return refuse(TooMany(limit));
        }

        var entry = 0L;
        try
        {
            (entry, var closed) = await room.Entries.InsideAsync(entry, cancel).ConfigureAwait(false);
            return closed is not null
                ? refuse(closed)
                : await link.InvokeOnceAsync<T>(method, argument is null ? [] : [argument], cancel).ConfigureAwait(false);
        }
        catch (LiveRoomsException fault)
        {
            return refuse(fault.Problem);
        }
        catch (LinkLostException)
        {
            // Known here before it is reported: who asks again at once waits for the next join, and not in circles.
            room.OnLost(entry);
            return refuse(new Problem((int)ProblemCode.Busy, "The connection was lost; it may or may not have been counted.", true));
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static Problem TooMany(int limit) =>
        new((int)ProblemCode.Busy, $"More than {limit} commands are waiting for their answer.", true);

    private bool TryBegin()
    {
        if (Interlocked.Increment(ref _inFlight) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _inFlight);
        return false;
    }
}
