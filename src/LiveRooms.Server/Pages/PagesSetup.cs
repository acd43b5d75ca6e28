using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Pages;

/// <summary>Serves the built web pages, or says how to build them.</summary>
internal static class PagesSetup
{
    private const string Index = "index.html";
    private const string Assets = "/assets";
    private const string NotBuilt =
        "LiveRooms is running, without its web pages: they were not built. Install Node.js 20 or newer and build the server again " +
        "(dotnet build src/LiveRooms.Server). The API is described at /openapi/v1.json.\n";

    private static readonly PathString Operators = "/ops";

    // What is not a page answers 404 instead of the start page when it does not exist; of the operators' addresses one is a page.
    private static readonly PathString[] NoPages = ["/api", "/hub", Operators, "/metrics", "/health", "/openapi", Assets];

    /// <summary>Adds the options.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PagesOptions>().Bind(configuration.GetSection(PagesOptions.Section))
            .Validate(static options => options.Path.Length > 0, $"{PagesOptions.Section}:{nameof(PagesOptions.Path)} must name a folder.")
            .ValidateOnStart();
        services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "text/css"];
        });
        return services;
    }

    /// <summary>
    /// Serves the pages' files and the pictures of the demo; every address that is a page gets the start page, which finds the
    /// rest.
    /// </summary>
    public static void UsePages(this WebApplication app)
    {
        var pages = Files(app.Services.GetRequiredService<IOptions<PagesOptions>>().Value.Folder);
        var built = pages.FileProvider!.GetFileInfo(Index).Exists;
        app.Use(static next => context => PageHeaders.Protect(context, next));
        app.UseStaticFiles(Files(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        if (built)
        {
            app.Use(next => context =>
            {
                if (IsPage(context, pages.FileProvider))
                    context.Request.Path = "/" + Index;
                return next(context);
            });
            app.UseWhen(
                static context => context.Request.Path.StartsWithSegments(Assets), static assets => assets.UseResponseCompression());
            app.UseStaticFiles(pages);
        }
        else
        {
            app.MapGet("/", static () => TypedResults.Text(NotBuilt)).ExcludeFromDescription();
        }
    }

    private static bool IsPage(HttpContext context, IFileProvider files)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return false;
        if (request.Path == "/")
            return true;
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && (request.Path == Operators || !Array.Exists(NoPages, place => request.Path.StartsWithSegments(place)))
            && !files.GetFileInfo(request.Path.Value ?? string.Empty).Exists;
    }

    private static StaticFileOptions Files(string folder) => new()
    {
        FileProvider = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider(),
        OnPrepareResponse = PageHeaders.OfFile,
    };
}
