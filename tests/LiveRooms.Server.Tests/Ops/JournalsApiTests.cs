using LiveRooms.Grains.Journal;
using LiveRooms.Server.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Server.Tests.Ops;

/// <summary>Journals that went back, as operators see them: over the embedded store.</summary>
public sealed class JournalsApiTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_lost_journal_is_listed_until_an_operator_accepts_it_and_the_drop_goes_on_above_what_was_seen()
    {
        var stall = await Stall.Make(_server);
        var id = await Drop(stall);
        (await stall.Creator.Post($"/api/drops/{id}/open")).Is(200);
        var before = (await _server.Anonymous.Get($"/api/drops/{id}")).Is(200).Body.GetProperty("version").GetInt64();
        var trust = _server.Services.GetRequiredService<IJournalTrust>();
        await trust.Distrust(new JournalKey("drop", id), "it was put back", seen: before + 5);

        var listed = (await _server.Operator().Get("/ops/journals")).Is(200).Body.GetProperty("journals").EnumerateArray()
            .Single(lost => lost.GetProperty("key").GetString() == id);
        Assert.Equal("drop", listed.GetProperty("kind").GetString());
        Assert.Equal(before + 5, listed.GetProperty("seen").GetInt64());
        Assert.Equal("it was put back", listed.GetProperty("why").GetString());

        var accepted = (await _server.Operator().Post($"/ops/journals/drop/{id}/accept")).Is(200).Body;
        Assert.True(accepted.GetProperty("version").GetInt64() > before + 5);
        Assert.DoesNotContain(
            (await _server.Operator().Get("/ops/journals")).Is(200).Body.GetProperty("journals").EnumerateArray(),
            lost => lost.GetProperty("key").GetString() == id);
        var card = (await _server.Anonymous.Get($"/api/drops/{id}")).Is(200).Body;
        Assert.Equal(accepted.GetProperty("version").GetInt64(), card.GetProperty("version").GetInt64());
        Assert.Equal("open", card.GetProperty("status").GetString());
        (await stall.Creator.Post($"/api/drops/{id}/close")).Is(200);
    }

    [Fact]
    public async Task Only_an_operator_may_and_only_what_went_back()
    {
        var stall = await Stall.Make(_server);
        var path = $"/ops/journals/drop/{await Drop(stall)}/accept";
        (await _server.Anonymous.Post(path)).IsProblem(401, 1002);
        (await stall.Creator.Post(path)).IsProblem(403, 1003);
        (await _server.Guest().Get("/ops/journals")).IsProblem(403, 1003);
        (await _server.Operator().Post(path)).IsProblem(409, 4012);
        (await _server.Operator().Post($"/ops/journals/show/{stall.ShowId}/accept")).IsProblem(400, 1001);
        (await _server.Operator().Post("/ops/journals/drop/no%20where/accept")).IsProblem(400, 1001);
    }

    private static async Task<string> Drop(Stall stall)
    {
        var id = ServerFixture.NewId("drop");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(id))).Is(201);
        return id;
    }
}
