using CsCheck;

namespace LiveRooms.Edge.Tests.Transport.WebSockets;

/// <summary>One of some values, each as often.</summary>
internal static class AnyOf
{
    internal static Gen<T> These<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
