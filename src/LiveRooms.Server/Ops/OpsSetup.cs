using LiveRooms.Protocol.Hub;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Dashboard;

namespace LiveRooms.Server.Ops;

/// <summary>
/// The operator's pages under <c>/ops</c>. A browser cannot send a bearer token with a page, so a cookie carries it there.
/// </summary>
internal static class OpsSetup
{
    private const string Root = "/ops";
    private const string Dashboard = "/ops/orleans";

    /// <summary>Maps the dashboard, for operators only, and the ways to open it in a browser.</summary>
    public static void MapOps(this WebApplication app)
    {
        app.MapOrleansDashboard(Dashboard).RequireAuthorization(Policies.Operator);
        var ops = app.MapGroup(Root).ExcludeFromDescription();
        ops.MapPost("/session", Open).RequireAuthorization(Policies.Operator);
        if (app.Environment.IsDevelopment())
            ops.MapGet("/", Enter);
    }

    /// <summary>An operator's token becomes the cookie.</summary>
    private static NoContent Open(HttpContext http)
    {
        Keep(http, BearerToken.Of(http.Request)!);
        return TypedResults.NoContent();
    }

    /// <summary>Development only: whoever opens <c>/ops</c> is the operator.</summary>
    private static RedirectHttpResult Enter(HttpContext http, TokenIssuer issuer)
    {
        Keep(http, issuer.Issue(new ViewerCard("operator", "Operator", RoleNames.Operator)).Token);
        return TypedResults.Redirect(Dashboard);
    }

    private static void Keep(HttpContext http, string token)
    {
        var options = new CookieOptions
        {
            Path = Root,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
        };
        http.Response.Cookies.Append(BearerToken.OpsCookie, token, options);
    }
}
