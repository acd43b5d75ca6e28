using System.Security.Cryptography;

namespace LiveRooms.Server.Store;

/// <summary>
/// The folder of the embedded store, held by an exclusive lock as long as this lives. A marker file says which format its data
/// has, which store it belongs to, and whether that store was ever complete.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    public const int Format = 1;

    private const string Kind = "liverooms-store";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Where the store's own files are.</summary>
    public string StorePath => System.IO.Path.Combine(Path, "store");

    /// <summary>Names this store; kept in the data, too, so that data which went missing is noticed.</summary>
    public string Id { get; private set; } = "";

    /// <summary>True when the store was complete once, so that it must hold its own id.</summary>
    public bool IsComplete { get; private set; }

    private string Marker => System.IO.Path.Combine(StorePath, "format");

    /// <exception cref="StoreException">Held by another process, not writable, of a newer format, or without its marker.</exception>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        var folder = new DataFolder(path, Lock(path));
        try
        {
            folder.ReadMarker();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Remembers that the store now holds its id.</summary>
    public void Complete() => WriteMarker(complete: true);

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        var owner = System.IO.Path.Combine(path, ".owner");
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(path, "store"));
            var held = new FileStream(
                System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, $"{Environment.ProcessId}");
            return held;
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && IsHeldByAnother(e))
        {
            var by = File.Exists(owner) ? $"process {File.ReadAllText(owner).Trim()}" : "another process";
            throw new StoreException(
                $"The data folder {path} is in use by {by}. Stop it, or give this server a LiveRooms:DataPath of its own.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The data folder {path} (LiveRooms:DataPath) cannot be written: {e.Message}", e);
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void ReadMarker()
    {
        if (!File.Exists(Marker))
        {
            if (Directory.EnumerateFileSystemEntries(StorePath).Any())
                throw new StoreException($"{StorePath} holds files but no 'format' file: it is damaged, or not a LiveRooms store.");
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            WriteMarker(complete: false);
            return;
        }
        var words = File.ReadAllText(Marker).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words is not [Kind, var format, var id, "new" or "complete"] || !int.TryParse(format, out var number) || number < 1)
            throw new StoreException($"{Marker} is damaged: it does not say which format the store has.");
        if (number > Format)
            throw new StoreException($"{StorePath} has format {number}, made by a newer LiveRooms; this one reads up to {Format}.");
        (Id, IsComplete) = (id, words[3] == "complete");
    }

    /// <summary>Written beside and moved into place, so that a sudden end leaves the old marker or the new one.</summary>
    private void WriteMarker(bool complete)
    {
        var beside = System.IO.Path.Combine(Path, ".format.new");
        using (var file = new FileStream(beside, FileMode.Create))
        using (var writer = new StreamWriter(file))
        {
            writer.Write($"{Kind} {Format} {Id} {(complete ? "complete" : "new")}\n");
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, Marker, overwrite: true);
        IsComplete = complete;
    }
}
