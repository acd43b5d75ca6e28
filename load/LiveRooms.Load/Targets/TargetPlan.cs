using LiveRooms.Load.Targets.Control;

namespace LiveRooms.Load.Targets;

/// <summary>Where the engine is, as every agent has to know it. Holds secrets: it is passed on, never reported.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Edges">Addresses of its edges.</param>
/// <param name="Redis">Its store, where known: needed for viewers in memory of a cluster, and to read journals.</param>
/// <param name="SignInKey">The built-in issuer's key (base64), where known: then viewers sign themselves in.</param>
/// <param name="ClusterId">Its <c>LiveRooms:Clustering:ClusterId</c>.</param>
/// <param name="ServiceId">Its <c>LiveRooms:Clustering:ServiceId</c>.</param>
/// <param name="OperatorToken">An operator's, for creators' wishes too; null where everybody may sign in by name (Development).</param>
/// <param name="Control">Where its processes are ended and started; null when nobody may.</param>
/// <param name="Options">What the run wants of edges in its processes, by name.</param>
public sealed record TargetPlan(
    string Name, IReadOnlyList<Uri> Edges, string? Redis, string? SignInKey, string ClusterId = "liverooms", string ServiceId = "liverooms",
    string? OperatorToken = null, ProcessControl? Control = null, IReadOnlyDictionary<string, string>? Options = null);
