using System.Collections.Immutable;
using System.Xml.Linq;

namespace LiveRooms.HouseRules.References;

/// <summary>Which project of src may name which: Server -> Edge -> Grains -> Rules, and Client -> Protocol &lt;- Edge.</summary>
internal static class ReferenceDirections
{
    private static readonly ImmutableDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["LiveRooms.Rules"] = [],
        ["LiveRooms.Protocol"] = [],
        ["LiveRooms.Client"] = ["LiveRooms.Protocol"],
        ["LiveRooms.Grains"] = ["LiveRooms.Rules"],
        ["LiveRooms.Edge"] = ["LiveRooms.Grains", "LiveRooms.Rules", "LiveRooms.Protocol"],
        ["LiveRooms.Server"] =
            ["LiveRooms.Edge", "LiveRooms.Grains", "LiveRooms.Rules", "LiveRooms.Protocol", "LiveRooms.Client", "LiveRooms.Web"],
    }.ToImmutableDictionary();

    // Packages that may be named by these alone; an empty list allows any.
    private static readonly ImmutableDictionary<string, string[]> AllowedPackages = new Dictionary<string, string[]>
    {
        ["LiveRooms.Rules"] = ["Microsoft.Orleans.Serialization.Abstractions"],
        ["LiveRooms.Protocol"] = ["none"],
        ["LiveRooms.Client"] =
            ["Microsoft.AspNetCore.SignalR.Client", "Microsoft.AspNetCore.SignalR.Protocols.MessagePack"],
    }.ToImmutableDictionary();

    internal static IEnumerable<string> Check(IEnumerable<SourceFile> projects)
    {
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project.Path);
            var references = Names(project, "ProjectReference");
            if (!project.Path.StartsWith("src/", StringComparison.Ordinal))
            {
                continue;
            }

            if (!Allowed.TryGetValue(name, out var allowed))
            {
                yield return $"{project.Path}: no direction is given for this project";
                continue;
            }

            foreach (var reference in references.Select(Path.GetFileNameWithoutExtension).Except(allowed))
            {
                yield return $"{project.Path}: must not reference {reference}";
            }

            foreach (var package in Names(project, "PackageReference"))
            {
                if (AllowedPackages.TryGetValue(name, out var packages) && !packages.Contains(package))
                {
                    yield return $"{project.Path}: must not reference package {package}";
                }
            }
        }
    }

    private static IEnumerable<string> Names(SourceFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element)
            .Select(item => (string?)item.Attribute("Include")).OfType<string>().Select(path => path.Replace('\\', '/'));
}
