using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LiveRooms.Deploy.Compose;

/// <summary>As much of the Compose specification as our file uses; what is not named here is refused.</summary>
internal sealed class ComposeFile
{
    public string Name { get; set; } = "";

    [YamlMember(Alias = "x-server", ApplyNamingConventions = false)]
    public ComposeService? XServer { get; set; }

    [YamlMember(Alias = "x-environment", ApplyNamingConventions = false)]
    public Dictionary<string, string>? XEnvironment { get; set; }

    public Dictionary<string, ComposeService> Services { get; set; } = [];

    public Dictionary<string, ComposeNetwork?> Networks { get; set; } = [];

    public Dictionary<string, object?> Volumes { get; set; } = [];

    /// <summary>Reads a file, with its merged parts in place.</summary>
    /// <exception cref="YamlException">It names something that the specification, as far as it is known here, does not.</exception>
    public static ComposeFile Read(string yaml)
    {
        // Twice the same key is a fault as it is written, and how one takes precedence once it is merged.
        new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<object>(yaml);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<ComposeFile>(new MergingParser(new Parser(new StringReader(yaml))));
    }
}

/// <summary>A network.</summary>
internal sealed class ComposeNetwork
{
    public bool Internal { get; set; }
}
