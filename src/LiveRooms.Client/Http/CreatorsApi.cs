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

    private static string Path(string creatorId) => $"api/creators/{LiveRoomsApi.Escape(creatorId)}";

    private static string Path(string creatorId, string productId) =>
        $"{Path(creatorId)}/products/{LiveRoomsApi.Escape(productId)}";
}
