using LiveRooms.Server.Ops.Cluster;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace LiveRooms.Server.Ops;

/// <summary>
/// The operator's pages under <c>/ops</c>. A browser cannot send a bearer token with a page, so a cookie carries it there.
/// </summary>
internal static class OpsSetup
{
    private const string Root = "/ops";
    private const string Dashboard = "/ops/orleans";

    /// <summary>Makes this process tell the cluster how it is.</summary>
    public static IServiceCollection AddOps(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<OpsOptions>, OpsOptionsValidator>();
        services.AddOptions<OpsOptions>().Bind(configuration.GetSection(OpsOptions.Section)).ValidateOnStart();
        services.AddSingleton<OwnReport>();
        services.AddHostedService<ClusterReporter>();
        return services;
    }

    /// <summary>Maps the dashboard, for operators only, and the way to open it and the operator's page in a browser.</summary>
    public static void MapOps(this WebApplication app)
    {
        app.MapOrleansDashboard(Dashboard).RequireAuthorization(Policies.Operator);
        var ops = app.MapGroup(Root).ExcludeFromDescription();
        ops.MapPost("/session", Open).RequireAuthorization(Policies.Operator);
        ops.MapDelete("/session", Close);
    }

    /// <summary>An operator's token becomes the cookie.</summary>
    private static NoContent Open(HttpContext http)
    {
        http.Response.Cookies.Append(BearerToken.OpsCookie, BearerToken.Of(http.Request)!, Cookie(http));
        return TypedResults.NoContent();
    }

    /// <summary>The cookie is forgotten; anybody may ask that of the own browser.</summary>
    private static NoContent Close(HttpContext http)
    {
        http.Response.Cookies.Delete(BearerToken.OpsCookie, Cookie(http));
        return TypedResults.NoContent();
    }

    private static CookieOptions Cookie(HttpContext http) => new()
    {
        Path = Root,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
    };
}
