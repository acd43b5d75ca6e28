using System.Net;
using LiveRooms.Protocol;

namespace LiveRooms.Client;

/// <summary>The engine refused, and said why.</summary>
public sealed class LiveRoomsException : Exception
{
    /// <summary>Wraps a refusal.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="status">The HTTP status, when it came by HTTP.</param>
    /// <param name="inner">The fault it was read from, if any.</param>
    public LiveRoomsException(Problem problem, HttpStatusCode? status = null, Exception? inner = null)
        : base($"{problem.Message} ({problem.Code})", inner)
    {
        Problem = problem;
        Status = status;
    }

    /// <summary>Why; its code is a <see cref="ProblemCode"/>.</summary>
    public Problem Problem { get; }

    /// <summary>The code, named.</summary>
    public ProblemCode Code => (ProblemCode)Problem.Code;

    /// <summary>The HTTP status; null when the refusal came over the hub.</summary>
    public HttpStatusCode? Status { get; }

    internal static LiveRoomsException Because(ProblemCode code, string message, bool retryable = false, Exception? inner = null) =>
        new(new Problem((int)code, message, retryable), null, inner);
}
