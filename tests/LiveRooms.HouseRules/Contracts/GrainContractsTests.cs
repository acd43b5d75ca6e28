using System.Reflection;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules;

namespace LiveRooms.HouseRules.Contracts;

public sealed class GrainContractsTests
{
    private const string Rewrite = "LIVEROOMS_WRITE_CONTRACTS";
    private const string Snapshot = "tests/LiveRooms.HouseRules/Contracts.txt";

    // Orleans' generated code lives in its own namespaces and is no contract of ours.
    private static IReadOnlyList<Type> Ours { get; } =
    [
        .. new[] { typeof(Refusal).Assembly, typeof(IJournal).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("LiveRooms.", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void Grain_interfaces_and_methods_have_aliases() => Verdict.Clean(GrainContracts.CheckInterfaces(Ours));

    [Fact]
    public void Serialized_types_have_aliases_and_each_is_unique() => Verdict.Clean(GrainContracts.CheckAliases(Ours));

    [Fact]
    public void Grain_classes_are_internal_sealed_and_named() => Verdict.Clean(GrainContracts.CheckClasses(Ours));

    [Fact]
    public void The_checks_bite()
    {
        var planted = Planted();
        Verdict.Bites(GrainContracts.CheckInterfaces(planted), "IBadGrain has no", "NoName", "alias same");
        Verdict.Bites(GrainContracts.CheckAliases(planted), "NoAlias", "lr.bad.twice");
        Verdict.Bites(GrainContracts.CheckClasses(planted), "OpenGrain is not internal sealed", "OpenGrain has no");
    }

    [Fact]
    public void Contracts_are_as_written_down()
    {
        var now = ContractText.Of(Ours);
        var path = Path.Combine(House.Root, Snapshot);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, now);
        }

        var difference = LineDifference.Between(File.Exists(path) ? File.ReadAllText(path) : "", now);
        Assert.True(difference.Count == 0, $"""
            The grain contracts or stored types are not as {Snapshot} says:
            {string.Join('\n', difference)}
            A line taken away or changed breaks running clusters and stored state. If that is meant, write them down anew:
            {Rewrite}=1 dotnet run --project tests/LiveRooms.HouseRules -- -class {typeof(GrainContractsTests).FullName}
            """);
    }

    [Fact]
    public void The_written_contract_names_what_must_not_change()
    {
        var text = ContractText.Of(Planted().Where(type => type.Name is "IBadGrain" or "One" or "Numbered" or "Size"));
        Assert.Equal(
            """
            grain "" IBadGrain : IGrainWithStringKey
              "" Task NoName()
              "same" Task<Int32?> First(List<String> names)
              "same" Task Second()
            type "lr.bad.numbered" class Numbered
              3 Int64[] Later
            type "lr.bad.twice" class One
              #0 String Name
              #1 Int32 Count
            enum Size : Int32
              1 Small
              4 Large

            """.Replace("\r", "", StringComparison.Ordinal), text);
    }

    private static Type[] Planted()
    {
        using var assembly = Sample.Compile(
            """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Orleans;
            public interface IBadGrain : IGrainWithStringKey
            {
                Task NoName();
                [Alias("same")] Task<int?> First(List<string> names);
                [Alias("same")] Task Second();
            }
            public class OpenGrain : Grain;
            [GenerateSerializer] public sealed record NoAlias(int Value);
            [GenerateSerializer, Alias("lr.bad.twice")] public sealed record One(string Name, int Count);
            [GenerateSerializer, Alias("lr.bad.twice")] public sealed record Other(string Name);
            [GenerateSerializer, Alias("lr.bad.numbered")] public sealed class Numbered
            {
                [Id(3)] public long[] Later { get; set; }
            }
            public enum Size { Small = 1, Large = 4 }
            """);
        return Assembly.Load(assembly.ToArray()).GetExportedTypes();
    }

    [Fact]
    public void A_difference_names_both_sides()
    {
        var difference = LineDifference.Between("type A\n  0 Int32 X\n", "type A\n  0 Int64 X\n");
        Assert.Equal(["- type A |  0 Int32 X", "+ type A |  0 Int64 X"], difference);
        Assert.Empty(LineDifference.Between("type A\n", "type A\n"));
    }
}
