namespace LiveRooms.Load.Targets;

/// <summary>The end of what was started.</summary>
internal static class Ending
{
    /// <summary>Ends all, one after the other. What cannot be ended is said on the error stream, and keeps nothing else from its end.</summary>
    public static async Task All(IEnumerable<IAsyncDisposable> parts)
    {
        foreach (var part in parts)
        {
            try
            {
                await part.DisposeAsync();
            }
#pragma warning disable CA1031 // Whatever it was: a run that was made is still to be reported.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await Console.Error.WriteLineAsync($"{part.GetType().Name} could not be ended: {e.Message}");
            }
        }
    }
}
