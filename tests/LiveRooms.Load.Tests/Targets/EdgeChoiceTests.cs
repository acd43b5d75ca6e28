using System.Net;
using LiveRooms.Load.Targets.Http;

namespace LiveRooms.Load.Tests.Targets;

public sealed class EdgeChoiceTests
{
    private static readonly Uri First = new("http://127.0.0.1:1");
    private static readonly Uri Second = new("http://127.0.0.1:2");

    [Fact]
    public async Task The_next_edge_is_asked_when_one_is_down_and_stays_chosen()
    {
        var edges = new Edges(address => address.Port == 1 ? throw new HttpRequestException("down") : HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.OK, await edges.Ask("/api/shows?limit=1"));
        Assert.Equal(HttpStatusCode.OK, await edges.Ask("/api/me"));

        Assert.Equal(["http://127.0.0.1:1/api/shows?limit=1", "http://127.0.0.1:2/api/shows?limit=1", "http://127.0.0.1:2/api/me"], edges.Asked);
    }

    [Fact]
    public async Task One_that_is_busy_is_asked_again_and_a_refusal_is_an_answer()
    {
        var answers = new Queue<HttpStatusCode>([HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict]);
        var edges = new Edges(_ => answers.Dequeue());

        Assert.Equal(HttpStatusCode.Conflict, await edges.Ask("/"));
    }

    [Fact]
    public async Task In_the_end_nobody_answers()
    {
        var edges = new Edges(_ => throw new HttpRequestException("down"));

        await Assert.ThrowsAsync<HttpRequestException>(() => edges.Ask("/"));

        // 30 seconds of pauses of a fifth.
        Assert.InRange(edges.Asked.Count, 100, 200);
    }

    /// <summary>Edges that answer as they are told, by a clock that goes on whenever somebody waits.</summary>
    private sealed class Edges(Func<Uri, HttpStatusCode> answer) : HttpMessageHandler
    {
        private HttpMessageInvoker? _choice;

        public List<string> Asked { get; } = [];

        public async Task<HttpStatusCode> Ask(string path)
        {
            _choice ??= new HttpMessageInvoker(new EdgeChoice([First, Second], new HastyTime(), this), disposeHandler: false);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(First, path));
            using var response = await _choice.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(answer(request.RequestUri)));
        }
    }

    private sealed class HastyTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _now, dueTime.Ticks);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
