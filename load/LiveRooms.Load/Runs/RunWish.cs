using System.Net;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary>A run as it was asked for, settled: nothing is left to default.</summary>
/// <param name="Profile">Its name; empty when the scenario's own defaults were taken.</param>
/// <param name="Target">See <see cref="TargetDoor"/>.</param>
/// <param name="Agents">Processes of the audience; 1: this one.</param>
/// <param name="Listen">Where agents of other machines find this process; null: they are started here.</param>
/// <param name="Folder">Where reports go.</param>
internal sealed record RunWish(
    IScenario Scenario, AudienceSettings Settings, string Profile, string Target, TargetSettings TargetSettings, TransportKind Transport,
    int Agents, IPEndPoint? Listen, string Folder);
