using System.Net.Http.Headers;
using System.Text.Json;

namespace LiveRooms.Server.Tests.Api;

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Status, string? Type, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string? Location => Headers.Location?.ToString();

    public string? this[string member] => Body.GetProperty(member).ToString();

    public Answer Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>Problem Details with a code, and what every problem must say.</summary>
    public Answer IsProblem(int status, int code)
    {
        Is(status);
        Assert.Equal("application/problem+json", Type);
        var body = Body;
        Assert.True(body.GetProperty("code").GetInt32() == code, $"Expected code {code}: {Text}");
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
        Assert.True(body.GetProperty("retryable").ValueKind is JsonValueKind.True or JsonValueKind.False);
        return this;
    }
}
