using System.Net;
using LiveRooms.Edge.Inbound;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Signs in the sender of a head as the middleware does, by the hub's own rules. It answers nothing and keeps nothing.</summary>
internal sealed class HubSignIn(IServiceScopeFactory scopes)
{
    private static readonly IAuthorizeData[] _rules = [.. typeof(LiveHub).GetCustomAttributes(inherit: true).OfType<IAuthorizeData>()];

    private AuthorizationPolicy? _policy;

    /// <summary>The sign-in that lets the sender in; null when there is none.</summary>
    public async Task<SignedIn?> Judge(RequestHead head, IPEndPoint remote, IPEndPoint local, CancellationToken cancel)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var services = scope.ServiceProvider;
        var context = Request(head, remote, local);
        (context.RequestServices, context.RequestAborted) = (services, cancel);
        _policy ??= await AuthorizationPolicy.CombineAsync(services.GetRequiredService<IAuthorizationPolicyProvider>(), _rules).ConfigureAwait(false);
        if (_policy is not { } policy)
            return null;
        await Authenticate(context).ConfigureAwait(false);
        var evaluator = services.GetRequiredService<IPolicyEvaluator>();
        var result = await evaluator.AuthenticateAsync(policy, context).ConfigureAwait(false);
        var verdict = await evaluator.AuthorizeAsync(policy, result, context, context).ConfigureAwait(false);
        if (!result.Succeeded || !verdict.Succeeded)
            return null;
        return new SignedIn(context.User, result.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue, context.Request.Query["id"]);
    }

    private static DefaultHttpContext Request(RequestHead head, IPEndPoint remote, IPEndPoint local)
    {
        var context = new DefaultHttpContext();
        var (request, connection) = (context.Request, context.Connection);
        (request.Method, request.Protocol, request.Scheme) = (HttpMethods.Get, HttpProtocol.Http11, Uri.UriSchemeHttp);
        (request.Path, request.QueryString) = (HubMethods.Path, new QueryString(head.Query));
        foreach (var (name, value) in head.Headers)
            request.Headers[name] = value;
        (connection.RemoteIpAddress, connection.RemotePort) = (remote.Address, remote.Port);
        (connection.LocalIpAddress, connection.LocalPort) = (local.Address, local.Port);
        return context;
    }

    /// <summary>By the default scheme; a policy that names schemes asks them itself.</summary>
    private static async Task Authenticate(HttpContext context)
    {
        var schemes = context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>();
        if (await schemes.GetDefaultAuthenticateSchemeAsync().ConfigureAwait(false) is not { } scheme)
            return;
        var result = await context.AuthenticateAsync(scheme.Name).ConfigureAwait(false);
        if (result.Principal is { } user)
            context.User = user;
        if (result.Succeeded)
            context.Features.Set<IAuthenticateResultFeature>(new Authenticated { AuthenticateResult = result });
    }

    private sealed class Authenticated : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}

/// <summary>A sign-in that the hub's rules accept.</summary>
/// <param name="User">Who it is.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Token">What the sender was given by a negotiation; null when there was none.</param>
internal sealed record SignedIn(System.Security.Claims.ClaimsPrincipal User, DateTimeOffset Ends, string? Token);
