using Xunit.Sdk;
using Xunit.v3;

// Each test has servers, clients and disks of its own to keep busy: one at a time, so that none starves another.
[assembly: Parallelization(Mode = ParallelMode.None)]
