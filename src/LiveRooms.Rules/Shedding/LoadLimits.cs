namespace LiveRooms.Rules.Shedding;

/// <summary>Where a process is full, each in the unit of <see cref="LoadReading"/>; 0 is no limit.</summary>
/// <param name="Cpu">The part of the processors' time, 0 or more.</param>
/// <param name="Memory">The part of the memory, 0 or more.</param>
/// <param name="Queue">The wait of a piece of work, 0 or more.</param>
public readonly record struct LoadLimits(double Cpu, double Memory, TimeSpan Queue);
