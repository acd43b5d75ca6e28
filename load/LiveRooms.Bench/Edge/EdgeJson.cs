using System.Text.Json.Serialization;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;

namespace LiveRooms.Bench.Edge;

/// <summary>What the processes of the suite tell each other.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ServerReading))]
[JsonSerializable(typeof(CrowdReading))]
internal sealed partial class EdgeJson : JsonSerializerContext;
