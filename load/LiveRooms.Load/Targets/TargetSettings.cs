namespace LiveRooms.Load.Targets;

/// <summary>What the command line and a profile say of a target besides its name.</summary>
internal sealed record TargetSettings
{
    /// <summary>Options of the servers that are started, by name; they win over <see cref="ServerOptions"/>, but for its store and key.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Silos of a cluster, 1 to 16.</summary>
    public int Silos { get; init; } = 2;

    /// <summary>Edges of a cluster that are processes, 1 to 16.</summary>
    public int Edges { get; init; } = 2;

    /// <summary>Of somebody else's: its Redis, to read journals and to be an edge of it.</summary>
    public string? Redis { get; init; }

    /// <summary>Of somebody else's: the built-in issuer's key, base64, for viewers to sign themselves in.</summary>
    public string? SignInKey { get; init; }

    /// <summary>Of somebody else's: its <c>LiveRooms:Clustering:ClusterId</c>.</summary>
    public string ClusterId { get; init; } = "liverooms";

    /// <summary>Of somebody else's: its <c>LiveRooms:Clustering:ServiceId</c>.</summary>
    public string ServiceId { get; init; } = "liverooms";

    /// <summary>Of somebody else's: a token of an operator, where nobody can sign in by name.</summary>
    public string? OperatorToken { get; init; }
}
