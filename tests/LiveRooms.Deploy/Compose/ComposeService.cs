namespace LiveRooms.Deploy.Compose;

/// <summary>A service: one container, or several alike.</summary>
internal sealed class ComposeService
{
    public string Image { get; set; } = "";

    public ComposeBuild? Build { get; set; }

    public string? Restart { get; set; }

    public string? User { get; set; }

    public List<string>? Entrypoint { get; set; }

    public List<string>? Command { get; set; }

    /// <summary>Names, or names with conditions.</summary>
    public object? DependsOn { get; set; }

    public List<string> Networks { get; set; } = [];

    public List<string> Ports { get; set; } = [];

    public List<string> Volumes { get; set; } = [];

    public Dictionary<string, string> Environment { get; set; } = [];

    public ComposeDeploy? Deploy { get; set; }

    public string? StopGracePeriod { get; set; }

    public Dictionary<string, int>? Ulimits { get; set; }

    public Dictionary<string, string>? Sysctls { get; set; }

    public ComposeHealth? Healthcheck { get; set; }

    public bool ReadOnly { get; set; }

    public List<string>? Tmpfs { get; set; }

    public List<string> CapDrop { get; set; } = [];

    public List<string> SecurityOpt { get; set; } = [];

    /// <summary>The services that are started before.</summary>
    public IEnumerable<string> Before => DependsOn switch
    {
        null => [],
        IDictionary<object, object> named => named.Keys.Cast<string>(),
        IEnumerable<object> names => names.Cast<string>(),
        _ => throw new NotSupportedException($"depends_on is a {DependsOn.GetType()}."),
    };
}

/// <summary>How an image is made.</summary>
internal sealed class ComposeBuild
{
    public string Context { get; set; } = "";

    public string Dockerfile { get; set; } = "";
}

/// <summary>How many there are.</summary>
internal sealed class ComposeDeploy
{
    public int Replicas { get; set; }
}

/// <summary>How it is known that it serves.</summary>
internal sealed class ComposeHealth
{
    public List<string> Test { get; set; } = [];

    public string Interval { get; set; } = "";

    public string Timeout { get; set; } = "";

    public int Retries { get; set; }
}
