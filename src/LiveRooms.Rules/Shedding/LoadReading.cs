namespace LiveRooms.Rules.Shedding;

/// <summary>What one look at a process found.</summary>
/// <param name="Cpu">The part of all its processors' time that it takes; 0 or more, about 1 at most.</param>
/// <param name="Memory">The part it holds of the memory that it may have; 0 or more.</param>
/// <param name="Queue">How long a piece of work waits before a thread begins it; 0 or more.</param>
public readonly record struct LoadReading(double Cpu, double Memory, TimeSpan Queue);
