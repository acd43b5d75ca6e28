namespace LiveRooms.Protocol;

/// <summary>Why a request was refused. In HTTP it travels as Problem Details with the same members.</summary>
/// <param name="Code">The stable number; see <see cref="ProblemCode"/>.</param>
/// <param name="Message">One clear sentence in English.</param>
/// <param name="Retryable">Whether the same request may succeed later unchanged.</param>
/// <param name="RetryAfterMs">Milliseconds to wait before a retry, when known.</param>
public sealed record Problem(int Code, string Message, bool Retryable, long? RetryAfterMs = null);
