using LiveRooms.Server.Ops;
using LiveRooms.Server.Ops.Cluster;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LiveRooms.Server.Api;

/// <summary>What the OpenAPI document says beside the endpoints: the title, and how a caller signs in.</summary>
internal static class ApiDocument
{
    private const string Scheme = "bearer";
    private static readonly string[] Operations = [RoomsApi.Path, ClusterApi.Path, ClusterApi.DrainPath, WarmApi.Path, JournalsApi.Path, JournalsApi.AcceptPath];

    /// <summary>Describes the API and nothing else of the server.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = static endpoint =>
            endpoint.RelativePath is { } path && (path.StartsWith("api/", StringComparison.Ordinal) || Operations.Contains("/" + path.TrimEnd('/')));
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "LiveRooms",
                Version = "1",
                Description = "Live rooms for live-stream shopping. Errors are Problem Details with a stable code.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "POST /api/sign-in/guest gives a guest's token.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                var bearer = new OpenApiSecuritySchemeReference(Scheme, context.Document);
                operation.Security = [new OpenApiSecurityRequirement { [bearer] = [] }];
            }

            return Task.CompletedTask;
        });
    }
}
