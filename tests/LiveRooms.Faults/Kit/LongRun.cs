namespace LiveRooms.Faults.Kit;

/// <summary>
/// Whether tests run in their long form: the environment says so, and only this place reads it. The short form of a test asserts the same
/// things as its long one, of fewer rounds, fewer people or a shorter time.
/// </summary>
internal static class LongRun
{
    /// <summary>The environment variable: <c>1</c> for the long form, anything else or nothing for the short one.</summary>
    internal const string Variable = "LIVEROOMS_LONG";

    /// <summary>Whether the long form is asked for.</summary>
    internal static bool IsAsked { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>A count, a time or a list: one for the short form, one for the long.</summary>
    internal static T Choose<T>(T brief, T thorough) => IsAsked ? thorough : brief;
}
