using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Server.Verify;

namespace LiveRooms.Server.Tests.Api;

/// <summary>A lottery through hub and API, and its proof from files alone.</summary>
public sealed class LotteryTests(ServerFixture fixture) : IDisposable
{
    private readonly RunningServer _server = fixture.Server;
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-lottery-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_whole_story_from_the_commitment_to_a_proof_that_holds_offline()
    {
        var (stall, drop, dropId) = await Open();
        var announced = (await _server.Anonymous.Get(drop)).Is(200);
        var lottery = announced.Body.GetProperty("lottery");
        Assert.Equal("lottery", announced["mode"]);
        var commitment = lottery.Text("commitment")!;
        Assert.Equal(64, commitment.Length);
        Assert.Equal(JsonValueKind.Null, lottery.GetProperty("seed").ValueKind);

        List<Caller> viewers = [];
        for (var i = 0; i < 5; i++)
        {
            viewers.Add(_server.Guest());
            await using var room = await Join(viewers[^1], stall.ShowId);
            var entry = (await room.Room.ReserveAsync(dropId, cancel: Stop)).Reservation!;
            Assert.Equal(("entered", null), (entry.Status, entry.Rank));
            Assert.Equal(entry, (await room.Room.ReserveAsync(dropId, cancel: Stop)).Reservation);
        }

        var path = $"{drop}/draw";
        (await _server.Anonymous.Get(path)).IsProblem(409, 4022);
        (await _server.Anonymous.Get($"{path}/entries")).IsProblem(409, 4022);
        (await viewers[0].Get($"{path}/proof")).IsProblem(409, 4022);
        Assert.Equal("5", (await _server.Anonymous.Get(drop)).Is(200).Body.GetProperty("lottery").GetProperty("entries").ToString());

        var before = await Everything(stall, drop, viewers[0]);
        var drawn = (await stall.Creator.Post(path)).Is(200);
        var draw = (await _server.Anonymous.Get(path)).Is(200);
        Assert.Equal(commitment, draw["commitment"]);
        Assert.DoesNotContain(draw["seed"]!, before, StringComparison.Ordinal);
        Assert.Equal(draw["seed"], drawn.Body.GetProperty("lottery").Text("seed"));
        Assert.Equal(drawn.Text, (await stall.Creator.Post(path)).Is(200).Text);

        var leaves = Write("leaves.json", await Leaves(path));
        var ranks = new List<int>();
        foreach (var viewer in viewers)
        {
            var proof = (await viewer.Get($"{path}/proof")).Is(200);
            ranks.Add(proof.Body.GetProperty("rank").GetInt32());
            Assert.Equal((VerifyCommand.Good, ""), Verify(Write("proof.json", proof.Text), leaves, "--commitment", commitment));
            var mine = Assert.Single((await viewer.Get("/api/me/reservations")).Is(200).Body.EnumerateArray());
            Assert.Equal((ranks[^1], ranks[^1] <= 3 ? "held" : "waiting"), (mine.GetProperty("rank").GetInt32(), mine.Text("status")));
            var stolen = proof.Text.Replace($"\"rank\":{ranks[^1]}", $"\"rank\":{(ranks[^1] % 5) + 1}", StringComparison.Ordinal);
            Assert.Equal(VerifyCommand.Bad, Verify(Write("stolen.json", stolen), leaves).Code);
        }

        Assert.Equal([1, 2, 3, 4, 5], ranks.Order());
        (await _server.Guest().Get($"{path}/proof")).IsProblem(404, 4007);
        (await _server.Anonymous.Get($"{path}/proof")).IsProblem(401, 1002);
    }

    [Fact]
    public async Task Only_its_creator_draws_a_lottery_and_only_a_lottery_is_drawn()
    {
        var (stall, drop, _) = await Open();
        (await _server.Anonymous.Post($"{drop}/draw")).IsProblem(401, 1002);
        (await _server.Guest().Post($"{drop}/draw")).IsProblem(403, 1003);
        (await _server.Creator(ServerFixture.NewId("creator")).Post($"{drop}/draw")).IsProblem(403, 4015);
        (await stall.Creator.Post("/api/drops/nowhere/draw")).IsProblem(404, 4001);
        (await _server.Anonymous.Get("/api/drops/nowhere/draw")).IsProblem(404, 4001);
        (await _server.Anonymous.Get($"{drop}/draw/entries?limit=10001")).IsProblem(400, 1001);

        var plain = ServerFixture.NewId("drop");
        var made = (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(plain))).Is(201);
        Assert.Equal(("firstCome", ""), (made["mode"], made["lottery"]));
        (await stall.Creator.Post($"/api/drops/{plain}/draw")).IsProblem(409, 4012);
        (await _server.Anonymous.Get($"/api/drops/{plain}/draw")).IsProblem(409, 4022);
    }

    [Fact]
    public async Task A_lottery_without_a_fitting_time_for_entries_is_refused()
    {
        var stall = await Stall.Make(_server);
        var path = $"/api/shows/{stall.ShowId}/drops";
        object Drop(string mode, int? entrySeconds) => new { dropId = ServerFixture.NewId("drop"), productId = "mug", stock = 3, mode, entrySeconds };
        (await stall.Creator.Post(path, Drop("lottery", null))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Drop("lottery", 9))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Drop("lottery", int.MinValue))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Drop("firstCome", 60))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Drop("raffle", 60))).IsProblem(400, 1001);
        (await stall.Creator.Post(path, Drop("lottery", 10))).Is(201);
    }

    private async Task<(Stall Stall, string Path, string DropId)> Open()
    {
        var stall = await Stall.Make(_server);
        var dropId = ServerFixture.NewId("drop");
        var lottery = new { dropId, productId = "mug", stock = 3, mode = "lottery", entrySeconds = 600 };
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", lottery)).Is(201);
        (await stall.Creator.Post($"/api/drops/{dropId}/open")).Is(200);
        return (stall, $"/api/drops/{dropId}", dropId);
    }

    private async Task<Visit> Join(Caller viewer, string showId)
    {
        var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = _server.Http.BaseAddress!,
            Token = _ => Task.FromResult(viewer.Token!),
        });
        return new Visit(connection, await connection.JoinAsync(showId, Stop));
    }

    /// <summary>All that anybody can read of the drop.</summary>
    private async Task<string> Everything(Stall stall, string drop, Caller viewer)
    {
        await using var visit = await Join(viewer, stall.ShowId);
        var answers = new[]
        {
            await _server.Anonymous.Get(drop), await _server.Anonymous.Get($"/api/shows/{stall.ShowId}"), await viewer.Get("/api/me/reservations"),
            await stall.Creator.Get($"{drop}/reservations"), await stall.Creator.Get($"{drop}/orders"), await stall.Creator.Post($"{drop}/open"),
        };
        return string.Join('\n', answers.Select(answer => answer.Is(200).Text)) + visit.Room.State.Drops.Single();
    }

    private async Task<string> Leaves(string path)
    {
        List<string> leaves = [];
        var query = "?limit=2";
        do
        {
            var page = (await _server.Anonymous.Get($"{path}/entries{query}")).Is(200).Body;
            leaves.AddRange(page.GetProperty("items").EnumerateArray().Select(leaf => leaf.GetString()!));
            var next = page.GetProperty("next").GetString();
            query = next is null ? "" : $"?limit=2&cursor={next}";
        }
        while (query.Length > 0);
        return $"[\"{string.Join("\",\"", leaves)}\"]";
    }

    private static (int Code, string Errors) Verify(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (new VerifyCommand(output, errors).Run(args), errors.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed record Visit(LiveRoomsConnection Connection, LiveRoom Room) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Room.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
