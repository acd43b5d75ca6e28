using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <summary>Creators and their mini shops.</summary>
public sealed class CreatorsApi
{
    private readonly ApiTransport _transport;

    internal CreatorsApi(ApiTransport transport) => _transport = transport;

    /// <summary>A creator, the shop and the shows.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CreatorDetails> GetAsync(string creatorId, CancellationToken cancel = default) =>
        _transport.GetAsync(Path(creatorId), ApiTransport.Json.CreatorDetails, cancel);

    /// <summary>Names the creator.</summary>
    /// <param name="creatorId">The creator: the caller, unless an operator.</param>
    /// <param name="name">1 to 40 characters.</param>
    /// <param name="cancel">Gives up.</param>
    public Task NameAsync(string creatorId, string name, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Put, Path(creatorId), new NameCreator(name), ApiTransport.Json.NameCreator, cancel);

    /// <summary>The shop, oldest first.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ProductCard[]> ProductsAsync(string creatorId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(creatorId)}/products", ApiTransport.Json.ProductCardArray, cancel);

    /// <summary>Puts a product into the shop, or changes it.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="product">The product.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ProductCard> PutProductAsync(string creatorId, ProductCard product, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        return _transport.SendAsync(
            HttpMethod.Put, Path(creatorId, product.ProductId), product, ApiTransport.Json.ProductCard,
            ApiTransport.Json.ProductCard, cancel);
    }

    /// <summary>Takes a product out of the shop.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="productId">The product.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task DeleteProductAsync(string creatorId, string productId, CancellationToken cancel = default)
    {
        using var answer = await _transport.ExchangeAsync(HttpMethod.Delete, Path(creatorId, productId), null, null, cancel)
            .ConfigureAwait(false);
    }

    /// <summary>Where the facts of the creator's drops are sent; the secret is not said again.</summary>
    /// <param name="creatorId">The creator: the caller, unless an operator.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<WebhookCard> WebhookAsync(string creatorId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(creatorId)}/webhook", ApiTransport.Json.WebhookCard, cancel);

    /// <summary>Sends facts to an address from now on, signed with a new secret, which only this answer says.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="url">An https address on the public internet.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<WebhookCard> SetWebhookAsync(string creatorId, Uri url, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _transport.SendAsync(
            HttpMethod.Put, $"{Path(creatorId)}/webhook", new SetWebhook(url.ToString()), ApiTransport.Json.SetWebhook,
            ApiTransport.Json.WebhookCard, cancel);
    }

    /// <summary>Sends no facts any more.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<WebhookCard> RemoveWebhookAsync(string creatorId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Delete, $"{Path(creatorId)}/webhook", null, ApiTransport.Json.WebhookCard, null, cancel);

    /// <summary>What the creator's shows earned.</summary>
    /// <param name="creatorId">The creator.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CommissionCard> CommissionAsync(string creatorId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(creatorId)}/commission", ApiTransport.Json.CommissionCard, cancel);

    private static string Path(string creatorId) => $"api/creators/{LiveRoomsApi.Escape(creatorId)}";

    private static string Path(string creatorId, string productId) =>
        $"{Path(creatorId)}/products/{LiveRoomsApi.Escape(productId)}";
}
