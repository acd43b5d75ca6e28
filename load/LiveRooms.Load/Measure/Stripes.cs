namespace LiveRooms.Load.Measure;

/// <summary>Which of several copies of a number a thread adds to, so that processors do not fight for one.</summary>
internal static class Stripes
{
    /// <summary>How many there are; a power of two.</summary>
    public static readonly int Count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 8));

    /// <summary>The one of the processor that this runs on, as far as that is known.</summary>
    public static int Current => Thread.GetCurrentProcessorId() & (Count - 1);
}
