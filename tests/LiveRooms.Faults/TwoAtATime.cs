using Xunit.Sdk;
using Xunit.v3;

// Each test has servers, clients and disks of its own, and mostly waits: for a silo to be missed, a hold to end, a process to start. Two
// classes at a time fill those waits; more would starve one another on two cores. Run one class alone to read its times.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
