using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Load.Targets.Http;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Load.Tests.Targets;

public sealed class EdgeApiTests
{
    [Fact]
    public async Task A_sign_in_is_done_once_but_for_those_that_failed()
    {
        var asked = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var edge = builder.Build();
        edge.MapPost("/api/sign-in/operator", () => ++asked == 1 ? Results.BadRequest() : Results.Text(Token(), "application/json"));
        await edge.StartAsync(TestContext.Current.CancellationToken);
        using var api = new EdgeApi([new Uri(edge.Urls.First())], operatorToken: null, TimeProvider.System);

        await Assert.ThrowsAnyAsync<LiveRoomsException>(api.Operator);
        await api.Operator();
        await api.Operator();

        Assert.Equal(2, asked);
    }

    private static string Token() =>
        JsonSerializer.Serialize(new TokenReply("token", 1, new ViewerCard("op", "Op", "operator")), ProtocolJsonContext.Default.TokenReply);
}
