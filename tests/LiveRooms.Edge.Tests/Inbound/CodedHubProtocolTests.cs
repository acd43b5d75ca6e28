using System.Buffers;
using System.Text;
using LiveRooms.Edge.Inbound;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class CodedHubProtocolTests
{
    private readonly CodedHubProtocol _protocol = new(new JsonHubProtocol());

    [Theory]
    [InlineData("1001 ", "Unknown hub method 'Dance'")]
    [InlineData("1001 ", "Failed to invoke 'Join' due to an error on the server. JsonException: not a number")]
    [InlineData("1001 ", "The client attempted to invoke the non-streaming 'Join' method with a streaming invocation.")]
    [InlineData("1001 ", "An unexpected error occurred invoking 'Join' on the server. HubException: Client sent 1 stream(s), Hub method expects 0.")]
    [InlineData("1009 ", "An unexpected error occurred invoking 'Join' on the server. InvalidOperationException: secret")]
    public void An_answer_that_signalr_gives_itself_has_a_code_and_no_details(string code, string error)
    {
        var text = Written(CompletionMessage.WithError("7", error));
        Assert.Contains($"\"error\":\"{code}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1010 ", "Connection closed with an error. InvalidDataException: The maximum message size of 32768B was exceeded.")]
    [InlineData("1001 ", "Connection closed with an error. InvalidDataException: Error reading JSON.")]
    [InlineData("1007 ", "Connection closed with an error. OperationCanceledException: Client hasn't sent a message/ping within the configured ClientTimeoutInterval.")]
    [InlineData("1009 ", "Connection closed with an error. InvalidOperationException: secret")]
    public void A_close_with_an_error_has_a_code_and_keeps_its_advice(string code, string error)
    {
        var text = Written(new CloseMessage(error, allowReconnect: true));
        Assert.Contains($"\"error\":\"{code}", text, StringComparison.Ordinal);
        Assert.Contains("\"allowReconnect\":true", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_close_of_a_server_that_stops_blames_nobody()
    {
        Assert.Equal("""{"type":7}""", Written(CloseMessage.Empty));
        Assert.Equal("""{"type":7,"allowReconnect":true}""", Written(new CloseMessage(null, allowReconnect: true)));
    }

    [Fact]
    public void Every_other_message_goes_as_it_is()
    {
        Assert.Equal("""{"type":3,"invocationId":"7","result":{"problem":null}}""", Written(CompletionMessage.WithResult("7", new Reply())));
        Assert.Equal("""{"type":6}""", Written(PingMessage.Instance));
    }

    private string Written(HubMessage message)
    {
        var bytes = _protocol.GetMessageBytes(message);
        var output = new ArrayBufferWriter<byte>();
        _protocol.WriteMessage(message, output);
        Assert.True(bytes.Span.SequenceEqual(output.WrittenSpan));
        return Encoding.UTF8.GetString(bytes.Span).TrimEnd('\u001e');
    }
}
