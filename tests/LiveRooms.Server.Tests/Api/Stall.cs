namespace LiveRooms.Server.Tests.Api;

/// <summary>A creator with one product and one show, made through the API.</summary>
internal sealed class Stall
{
    public required string CreatorId { get; init; }
    public required string ShowId { get; init; }
    public required Caller Creator { get; init; }

    public static async Task<Stall> Make(RunningServer server)
    {
        var creatorId = ServerFixture.NewId("creator");
        var stall = new Stall { CreatorId = creatorId, ShowId = ServerFixture.NewId("show"), Creator = server.Creator(creatorId) };
        (await stall.Creator.Put($"/api/creators/{creatorId}/products/mug", Mug())).Is(200);
        (await stall.Creator.Post("/api/shows", Show(stall.ShowId))).Is(201);
        return stall;
    }

    public static object Mug(string productId = "mug", long price = 1_500, string currency = "EUR", string title = "A mug") =>
        new { productId, title, description = "Holds tea.", imageUrl = (string?)null, price, currency };

    public static object Show(
        string showId, string title = "Tea time", string language = "en", string market = "eu", string? playbackUrl = null,
        long? scheduledAt = null) => new { showId, title, language, market, playbackUrl, scheduledAt };

    public static object Drop(string dropId, int stock = 3, string productId = "mug") => new { dropId, productId, stock };
}
