using System.Net;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Tests.Http;

public sealed class ProblemTests
{
    private static async Task<LiveRoomsException> RefusedAsync(ScriptedHttp http)
    {
        using (http)
        {
            var api = new LiveRoomsApi(new HttpClient(http) { BaseAddress = new Uri("http://rooms.test/") });
            return await Assert.ThrowsAsync<LiveRoomsException>(
                () => api.Shows.GetAsync("s", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Problem_details_are_read_with_their_code()
    {
        var refusal = await RefusedAsync(new ScriptedHttp(
            HttpStatusCode.TooManyRequests,
            """{"type":"about:blank","title":"Too many","status":429,"detail":"Wait a moment.","code":1006,"retryable":true,"retryAfterMs":1500,"traceId":"x"}""",
            "application/problem+json"));
        Assert.Equal(new Problem(1006, "Wait a moment.", true, 1_500), refusal.Problem);
        Assert.Equal((ProblemCode.RateLimited, HttpStatusCode.TooManyRequests), (refusal.Code, refusal.Status));
        Assert.Contains("Wait a moment. (1006)", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, ProblemCode.Malformed, false)]
    [InlineData(401, ProblemCode.SignInRequired, false)]
    [InlineData(403, ProblemCode.RoleForbidden, false)]
    [InlineData(404, ProblemCode.Internal, false)]
    [InlineData(413, ProblemCode.TooLarge, false)]
    [InlineData(415, ProblemCode.Malformed, false)]
    [InlineData(429, ProblemCode.RateLimited, true)]
    [InlineData(500, ProblemCode.Internal, false)]
    [InlineData(502, ProblemCode.Busy, true)]
    [InlineData(503, ProblemCode.Busy, true)]
    [InlineData(504, ProblemCode.Busy, true)]
    public async Task An_answer_of_something_in_between_is_told_by_its_status(int status, ProblemCode code, bool retryable)
    {
        var refusal = await RefusedAsync(new ScriptedHttp((HttpStatusCode)status, "<html>", "text/html")
        {
            RetryAfter = TimeSpan.FromSeconds(3),
        });
        Assert.Equal(new Problem((int)code, $"The server answered {status}.", retryable, 3_000), refusal.Problem);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"code\":\"a text\"}")]
    [InlineData("null")]
    public async Task A_broken_problem_is_told_by_its_status(string body)
    {
        var refusal = await RefusedAsync(new ScriptedHttp(HttpStatusCode.Forbidden, body, "application/problem+json"));
        Assert.Equal(new Problem((int)ProblemCode.RoleForbidden, "The server answered 403.", false), refusal.Problem);
    }

    [Fact]
    public async Task A_problem_without_a_detail_is_told_by_its_title()
    {
        var refusal = await RefusedAsync(new ScriptedHttp(HttpStatusCode.NotFound, """{"title":"No such show","code":2001}"""));
        Assert.Equal(new Problem(2001, "No such show", false), refusal.Problem);
    }

    [Fact]
    public async Task An_answer_of_null_is_an_inner_fault() =>
        Assert.Equal(ProblemCode.Internal, (await RefusedAsync(new ScriptedHttp(HttpStatusCode.OK, "null"))).Code);
}
