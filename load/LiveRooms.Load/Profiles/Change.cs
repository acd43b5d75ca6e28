using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Profiles;

/// <summary>Settings with one of them set.</summary>
internal delegate AudienceSettings Change(AudienceSettings settings);
