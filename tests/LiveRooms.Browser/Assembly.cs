using LiveRooms.Browser.Stage;
using Xunit.Sdk;
using Xunit.v3;

// One browser, one server, one machine: tests that ran beside each other would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(OpenHouse))]
