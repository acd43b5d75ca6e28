using Microsoft.AspNetCore.StaticFiles;

namespace LiveRooms.Server.Pages;

/// <summary>The headers that pages travel with: what they may load, and how long they are kept.</summary>
internal static class PageHeaders
{
    // Pictures and streams come from creators' own hosts, streams by plain http too, as a show's address may say; players load segments into blobs and run a worker from one.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; " +
        "media-src 'self' https: http: blob:; connect-src 'self' https: http:; worker-src 'self' blob:; font-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Sets the headers of every answer to a browser.</summary>
    public static Task Protect(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        return next(context);
    }

    /// <summary>Sets the headers of a file: names with a digest are kept for ever, all others are asked for again.</summary>
    public static void OfFile(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? Forever : "no-cache";
    }
}
