using Microsoft.AspNetCore.Mvc;

namespace LiveRooms.Server.Api;

/// <summary>What endpoints say about themselves in the OpenAPI document.</summary>
internal static class EndpointNotes
{
    /// <summary>The error statuses, each with Problem Details.</summary>
    public static TBuilder Throws<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        return endpoint;
    }
}
