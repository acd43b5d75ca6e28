using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Gates;

/// <summary>What the engine holds true after a run.</summary>
/// <param name="Shows">As described at the end, by id.</param>
/// <param name="Drops">Their records, by id.</param>
public sealed record Truth(IReadOnlyDictionary<string, ShowDetails> Shows, IReadOnlyDictionary<string, DropTruth> Drops);
