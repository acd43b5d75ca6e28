namespace LiveRooms.Load.Profiles;

/// <summary>A profile or an override that cannot be run with; the message has a line for each thing that is wrong.</summary>
public sealed class ProfileException : Exception
{
    public ProfileException()
    {
    }

    public ProfileException(string message)
        : base(message)
    {
    }

    public ProfileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal ProfileException(IEnumerable<string> problems)
        : base(string.Join('\n', problems))
    {
    }
}
