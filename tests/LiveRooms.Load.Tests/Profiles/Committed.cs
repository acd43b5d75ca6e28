namespace LiveRooms.Load.Tests.Profiles;

/// <summary>Files of the profiles' folder, as committed.</summary>
internal static class Committed
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Committed).Assembly.GetManifestResourceStream($"profiles/{name}")!);
        return reader.ReadToEnd();
    }
}
