using System.Reflection;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Wire;

public sealed class WireNamesTests
{
    private static MethodInfo[] Names =>
        [.. typeof(WireNames).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.GetParameters()[0].ParameterType.IsEnum)];

    [Fact]
    public void Every_value_of_every_enum_has_a_name_of_its_own()
    {
        Assert.Equal(12, Names.Length);
        foreach (var of in Names)
        {
            var type = of.GetParameters()[0].ParameterType;
            var names = Enum.GetValues(type).Cast<object>().Select(value => (string)of.Invoke(null, [value])!).ToList();
            Assert.All(names, name => Assert.Matches("^[a-z][a-zA-Z]+$", name));
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    [Fact]
    public void A_value_that_no_enum_has_is_not_given_a_name()
    {
        foreach (var of in Names)
        {
            var unknown = Enum.ToObject(of.GetParameters()[0].ParameterType, 99);
            var thrown = Assert.Throws<TargetInvocationException>(() => of.Invoke(null, [unknown])).InnerException;
            Assert.True(thrown is InvalidOperationException or ArgumentOutOfRangeException);
        }
    }

    [Fact]
    public void The_kinds_of_event_and_reaction_are_just_those_of_the_protocol()
    {
        Assert.Equal(Constants(typeof(RoomEventKinds)), Enum.GetValues<FeedEventKind>().Select(WireNames.Of).Order(StringComparer.Ordinal));
        Assert.Equal(Constants(typeof(ReactionKinds)), Enum.GetValues<ReactionKind>().Select(WireNames.Of).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
}
