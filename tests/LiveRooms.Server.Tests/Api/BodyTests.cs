namespace LiveRooms.Server.Tests.Api;

public sealed class BodyTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("\"text\"")]
    [InlineData("""{"showId":"a","title":"b","language":"en"}""")]
    [InlineData("""{"showId":"a","title":null,"language":"en","market":"eu"}""")]
    [InlineData("""{"showId":"a","title":7,"language":"en","market":"eu"}""")]
    [InlineData("""{"showId":"a","title":"b","language":"en","market":"eu","extra":1}""")]
    [InlineData("""{"showId":"a","title":"b","language":"en","market":"eu","scheduledAt":"1"}""")]
    [InlineData("""{"showId":"a","title":"b","language":"en","market":"eu","scheduledAt":1e99}""")]
    public async Task A_body_of_another_form_is_malformed(string body)
    {
        var answer = (await _server.Creator("somebody").PostText("/api/shows", body)).IsProblem(400, 1001);
        Assert.DoesNotContain("LiveRooms.", answer["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_64_KB_is_too_large() =>
        (await _server.Creator("somebody").PostText("/api/shows", new string(' ', (64 * 1024) + 1))).IsProblem(413, 1010);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task A_body_of_another_media_type_is_refused(string type) =>
        (await _server.Creator("somebody").PostText("/api/shows", "{}", type)).IsProblem(415, 1001);

    [Fact]
    public async Task Addresses_and_methods_that_do_not_exist_are_said_not_to()
    {
        (await _server.Anonymous.Get("/api/nothing")).IsProblem(404, 1001);
        (await _server.Anonymous.Get("/nothing")).IsProblem(404, 1001);
        (await _server.Anonymous.Delete("/api/shows")).IsProblem(405, 1001);
    }

    [Fact]
    public async Task A_problem_is_written_whatever_the_caller_accepts() =>
        (await _server.Anonymous.Send(HttpMethod.Get, "/api/nothing", null, ("Accept", "text/html"))).IsProblem(404, 1001);
}
