using System.Text.Json.Serialization;
using LiveRooms.Protocol;
using LiveRooms.Server.Payments;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Api;

/// <summary>Puts the HTTP API together.</summary>
internal static class ApiSetup
{
    /// <summary>The largest request body taken.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<HeadlineOptions>, HeadlineOptionsValidator>();
        services.AddOptions<HeadlineOptions>().Bind(configuration.GetSection(HeadlineOptions.Section)).PostConfigure<IHostEnvironment>(
            static (options, environment) => options.HeadlineBy ??= environment.IsDevelopment() ? HeadlineBy.Creators : HeadlineBy.Operators)
            .ValidateOnStart();
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(static options =>
        {
            var json = options.SerializerOptions;
            json.TypeInfoResolverChain.Insert(0, ProtocolJsonContext.Default);
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.RespectNullableAnnotations = true;
            json.RespectRequiredConstructorParameters = true;
            json.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(ApiDocument.Describe);
        services.AddRateLimiter();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, GuestRateLimit>();
        return services;
    }

    /// <summary>Maps <c>/api</c> and its description, <c>/openapi/v1.json</c>.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").WithMetadata(new BodyLimit());
        api.MapSignIn(app.Environment);
        api.MapMe();
        api.MapShows();
        api.MapDrops();
        api.MapPayments();
        api.MapCreators();
        api.MapWebhooks();
        api.MapSales();
        app.MapOpenApi();
    }

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MaxBodyBytes;
    }
}
