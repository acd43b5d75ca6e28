using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>Where a relay stands in a show's feed.</summary>
/// <param name="Session">The relay's lifetime.</param>
/// <param name="Epoch">The feed's life it knows; 0 for none yet.</param>
/// <param name="After">The last sequence it has.</param>
/// <param name="Latest">The version of the latest-wins part it has.</param>
[GenerateSerializer, Immutable, Alias("lr.show.follow")]
public sealed record FollowRequest(RelaySession Session, long Epoch, long After, long Latest);
