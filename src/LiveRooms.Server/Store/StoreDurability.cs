namespace LiveRooms.Server.Store;

/// <summary>What an acknowledged write survives in the embedded store. Neither loses one when the process is killed.</summary>
public enum StoreDurability
{
    /// <summary>
    /// Acknowledged means handed to the operating system. A power cut or a crash of the machine may lose the last moments.
    /// </summary>
    EverySec,

    /// <summary>Acknowledged means on disk (O_SYNC). About half as fast.</summary>
    Always,
}
