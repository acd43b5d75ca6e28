using System.Buffers;
using System.Reflection;
using System.Text.Json;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveRooms.Client.Tests.Wire;

public sealed class WireTests
{
    [Fact]
    public void Every_message_type_has_a_sample()
    {
        var sampled = WireSamples.All.Select(sample => Definition(sample.GetType())).ToHashSet();
        var missing = Messages().Where(type => !sampled.Contains(type)).Select(type => type.Name);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_member_is_given_by_some_sample_and_left_out_by_another()
    {
        var always = new NullabilityInfoContext();
        foreach (var property in Messages().SelectMany(type => type.GetProperties()))
        {
            var values = WireSamples.All.Where(sample => Definition(sample.GetType()) == property.DeclaringType)
                .Select(sample => sample.GetType().GetProperty(property.Name)!.GetValue(sample)).ToList();
            Assert.Contains(values, value => value is not null);
            var optional = !property.DeclaringType!.IsGenericType
                && (Nullable.GetUnderlyingType(property.PropertyType) is not null
                    || always.Create(property).ReadState == NullabilityState.Nullable);
            Assert.True(!optional || values.Contains(null), $"{property.DeclaringType.Name}.{property.Name} is never left out.");
        }
    }

    [Fact]
    public void Every_message_survives_json()
    {
        foreach (var sample in WireSamples.All)
        {
            var text = Json(sample);
            Assert.Equal(text, Json(JsonSerializer.Deserialize(text, sample.GetType(), ProtocolJsonContext.Default)!));
        }
    }

    [Fact]
    public void Every_message_survives_both_hub_protocols()
    {
        var json = new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions
        {
            PayloadSerializerOptions = new JsonSerializerOptions(ProtocolJsonContext.Default.Options),
        }));
        foreach (var protocol in new IHubProtocol[] { json, new JsonHubProtocol(), new MessagePackHubProtocol() })
        {
            foreach (var sample in WireSamples.All)
            {
                Assert.Equal(Json(sample), Json(Travel(protocol, sample)));
            }
        }
    }

    [Fact]
    public void Names_are_camel_case_in_json() =>
        Assert.Equal("""{"showId":"s","lastSeen":{"epoch":1,"sequence":2}}""",
            Json(new LiveRooms.Protocol.Hub.JoinRequest("s", new Position(1, 2))));

    private static object Travel(IHubProtocol protocol, object sample)
    {
        var writer = new ArrayBufferWriter<byte>();
        protocol.WriteMessage(new InvocationMessage("1", "Any", [sample]), writer);
        var bytes = new ReadOnlySequence<byte>(writer.WrittenMemory);
        Assert.True(protocol.TryParseMessage(ref bytes, new OneType(sample.GetType()), out var message));
        return Assert.IsType<InvocationMessage>(message).Arguments[0]!;
    }

    private static string Json(object message) =>
        JsonSerializer.Serialize(message, message.GetType(), ProtocolJsonContext.Default);

    private static IEnumerable<Type> Messages() =>
        typeof(Problem).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && type != typeof(ProtocolJsonContext) && type != typeof(CloseText));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private sealed class OneType(Type type) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => type;

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [type];

        public Type GetStreamItemType(string streamId) => type;
    }
}
