using System.Text;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Faults.Input;

/// <summary>What is no hub message, too large a one, or a call of nothing: coded, and nobody else notices.</summary>
public sealed class MalformedTests(LiveServer server) : IClassFixture<LiveServer>
{
    [Theory]
    [InlineData("json", "what is this?\u001e")]
    [InlineData("json", "{}\u001e")]
    [InlineData("json", "{\"type\":1,\"target\":\"Chat\",\"arguments\":[\u001e")]
    [InlineData("json", "[1,2,3]\u001e")]
    [InlineData("json", "{\"type\":\"one\"}\u001e")]
    [InlineData("messagepack", "\u0005hello")]
    [InlineData("messagepack", "\u0002\u0091\u0001")]
    [InlineData("messagepack", "\u00ff\u00ff\u00ff\u00ff\u00ff")]
    public Task What_is_no_hub_message_closes_the_connection_with_a_code(string protocol, string message) =>
        Closes(protocol, ProblemCode.Malformed, Encoding.Latin1.GetBytes(message));

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task A_message_of_a_megabyte_closes_the_connection_with_a_code(string protocol)
    {
        IHubProtocol encoding = protocol == "json" ? new JsonHubProtocol() : new MessagePackHubProtocol();
        var chat = new InvocationMessage("1", HubMethods.Chat, [new ChatRequest("one", new string('x', 1 << 20))]);
        await Closes(protocol, ProblemCode.TooLarge, encoding.GetMessageBytes(chat).ToArray());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task A_call_of_an_unknown_method_or_of_wrong_arguments_is_answered_with_a_code(string protocol)
    {
        await using var witness = await server.Stage.Enter(1);
        await using var hub = await Connect(protocol);
        await Refuses(hub, new InvocationMessage("1", "Explode", []));
        await Refuses(hub, new InvocationMessage("2", HubMethods.Join, []));
        await Refuses(hub, new InvocationMessage("3", HubMethods.Join, ["show-1", "too", "many"]));
        await Refuses(hub, new InvocationMessage("4", HubMethods.Reserve, [17]));
        await Refuses(hub, new StreamInvocationMessage("5", "Explode", []));

        // The connection stands all the same.
        await hub.Send(new InvocationMessage("6", HubMethods.Join, [new JoinRequest(server.Stage.ShowId)]));
        Assert.Null((await hub.Next<CompletionMessage>().Soon()).Error);
        await IsWell(witness);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task Acts_of_a_connection_that_is_in_no_room(string protocol)
    {
        await using var hub = await Connect(protocol);
        var acts = new (string Method, object?[] Arguments)[]
        {
            (HubMethods.Chat, [new ChatRequest("one", "hello")]),
            (HubMethods.React, [new ReactRequest(ReactionKinds.Heart, 1)]),
            (HubMethods.Reserve, [new ReserveRequest("open", "two", 1)]),
            (HubMethods.Confirm, [new ReservationRequest("open", "three", 1)]),
            (HubMethods.Release, [new ReservationRequest("open", "four", 1)]),
            (HubMethods.Mine, []),
        };
        foreach (var (method, arguments) in acts)
        {
            await hub.Send(new InvocationMessage(method, method, arguments));
            var completion = await hub.Next<CompletionMessage>().Soon();
            Assert.Null(completion.Error);
            Assert.Contains($"{(int)ProblemCode.NotJoined}", Text(completion.Result), StringComparison.Ordinal);
        }
    }

    private static async Task Refuses(RawHub hub, HubMessage call)
    {
        await hub.Send(call);
        var completion = await hub.Next<CompletionMessage>().Soon();
        Assert.StartsWith($"{(int)ProblemCode.Malformed} ", completion.Error, StringComparison.Ordinal);
    }

    private async Task Closes(string protocol, ProblemCode code, byte[] bytes)
    {
        await using var witness = await server.Stage.Enter(0);
        await using var hub = await Connect(protocol);
        await hub.Send(bytes);
        var close = await hub.Next<CloseMessage>().Soon();
        Assert.StartsWith($"{(int)code} ", close.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", close.Error, StringComparison.Ordinal);
        await IsWell(witness);
    }

    private static async Task IsWell(Viewer witness)
    {
        Assert.Null((await witness.Chat("well")).Problem);
        Assert.Equal(0, witness.Watch.Rejoins);
        Assert.Empty(witness.Watch.Faults);
    }

    private async Task<RawHub> Connect(string protocol)
    {
        await using var viewer = await server.Stage.Guest();
        return await RawHub.Connect(server.Address, viewer.Token, protocol);
    }

    // JSON leaves an element, MessagePack maps and lists.
    private static string Text(object? result) => result switch
    {
        System.Collections.IDictionary map => string.Join(',', map.Values.Cast<object?>().Select(Text)),
        object?[] list => string.Join(',', list.Select(Text)),
        _ => $"{result}",
    };
}
