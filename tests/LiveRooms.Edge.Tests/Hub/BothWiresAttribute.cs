using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace LiveRooms.Edge.Tests.Hub;

/// <summary>Runs a test over both hub protocols.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BothWiresAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Wire.Json), new TheoryDataRow(Wire.MessagePack)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
