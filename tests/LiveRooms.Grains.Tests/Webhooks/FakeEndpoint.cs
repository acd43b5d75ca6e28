using System.Text;
using System.Text.Json;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Grains.Tests.Webhooks;

/// <summary>A merchant's endpoint: keeps every attempt, and takes what it is told to take.</summary>
internal sealed class FakeEndpoint : IWebhookSender
{
    private readonly Lock _lock = new();
    private readonly List<Attempt> _attempts = [];
    private readonly List<string> _taken = [];
    private int _atOnce;

    /// <summary>Why the attempt fails; null takes it.</summary>
    public Func<Attempt, string?> Answer { get; set; } = _ => null;

    /// <summary>Whether two attempts were ever under way at once.</summary>
    public bool Overlapped { get; private set; }

    public Attempt[] Attempts
    {
        get
        {
            lock (_lock)
                return [.. _attempts];
        }
    }

    /// <summary>Keys taken, in order, repetitions left out.</summary>
    public string[] Taken
    {
        get
        {
            lock (_lock)
                return [.. _taken.Distinct()];
        }
    }

    public async Task<string?> Send(WebhookRequest request, CancellationToken cancellation)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var attempt = new Attempt(request.Key, JsonDocument.Parse(body).RootElement.GetProperty("type").GetString()!, body);
        lock (_lock)
        {
            Overlapped |= ++_atOnce > 1;
            _attempts.Add(attempt);
        }

        await Task.Yield();
        var error = Answer(attempt);
        lock (_lock)
        {
            _atOnce--;
            if (error is null)
                _taken.Add(attempt.Key);
        }

        return error;
    }

    internal sealed record Attempt(string Key, string Type, string Body);
}
