using LiveRooms.Server.Store;

namespace LiveRooms.Server.Roles;

/// <summary>Which roles go with which store.</summary>
internal static class RoleRules
{
    /// <summary>Refuses a process that could find no other.</summary>
    /// <exception cref="StoreException">The role needs others, and the embedded store is for one process.</exception>
    public static void Check(ServerRole role, StoreOptions store)
    {
        if (role != ServerRole.All && string.IsNullOrWhiteSpace(store.Redis))
        {
            throw new StoreException(
                $"{RoleOptions.Section}:{nameof(RoleOptions.Role)}={role} needs {RoleOptions.Section}:Redis, through which the " +
                "processes of a cluster find each other; the embedded store serves one process with the role All.");
        }
    }
}
