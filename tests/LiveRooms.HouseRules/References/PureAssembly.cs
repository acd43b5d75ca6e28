using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LiveRooms.HouseRules.References;

/// <summary>Reads from an assembly's metadata what it can touch: a pure one knows no tasks, clock, chance or I/O.</summary>
internal static class PureAssembly
{
    private static readonly ImmutableArray<string> Namespaces =
    [
        "System.Net", "System.Threading", "System.IO", "System.Diagnostics.Process", "System.Timers", "Microsoft.Extensions",
        "Microsoft.AspNetCore", "Orleans.Runtime", "Orleans.Hosting", "Orleans.Streams", "StackExchange",
    ];

    private static readonly ImmutableHashSet<string> Types =
    [
        "System.Random", "System.Console", "System.Environment", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Runtime.CompilerServices.IAsyncStateMachine",
    ];

    private static readonly ImmutableHashSet<string> Members =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.GC.Collect",
    ];

    internal static IEnumerable<string> Check(Stream assembly)
    {
        using var reader = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        var metadata = reader.GetMetadataReader();
        var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        List<string> violations = [];
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
            if (reference.StartsWith("Orleans", StringComparison.Ordinal) && reference != "Orleans.Serialization.Abstractions")
            {
                violations.Add($"{name} references assembly {reference}");
            }
        }

        foreach (var handle in metadata.TypeReferences)
        {
            var (space, type) = NameOf(metadata, handle);
            var banned = Namespaces.Any(ban => space == ban || space.StartsWith(ban + ".", StringComparison.Ordinal)
                || $"{space}.{type}".StartsWith(ban, StringComparison.Ordinal) && ban.EndsWith(".Process", StringComparison.Ordinal));
            if (banned || Types.Contains($"{space}.{type}"))
            {
                violations.Add($"{name} uses {space}.{type}");
            }
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
            {
                continue;
            }

            var (space, type) = NameOf(metadata, (TypeReferenceHandle)member.Parent);
            var full = $"{space}.{type}.{metadata.GetString(member.Name)}";
            if (Members.Contains(full))
            {
                violations.Add($"{name} uses {full}");
            }
        }

        return violations;
    }

    private static (string Space, string Type) NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (outerSpace, outer) = NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope);
            return (outerSpace, $"{outer}+{name}");
        }

        return (metadata.GetString(type.Namespace), name);
    }
}
