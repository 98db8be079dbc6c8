using Aetherion.Api.Access;
using Aetherion.Api.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Aetherion.Api.Dashboard;

/// <summary>
/// Serves the built dashboard: index.html, assets whose names change with their content, and GraphiQL.
/// </summary>
internal static class DashboardFiles
{
    private const string AssetsPath = "/assets";
    private const string IndexFile = "index.html";
    private const string GraphiQLFile = "graphiql/index.html";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Revalidate = "no-cache";

    public static void Use(WebApplication app, ApiOptions options)
    {
        if (options.DashboardDirectory is not { } directory || !Directory.Exists(directory))
        {
            app.MapGet("/", Missing).ExcludeFromDescription().AllowEverybody();
            return;
        }
        var files = new PhysicalFileProvider(Path.GetFullPath(directory));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SetCaching });
    }

    /// <summary>Answers a browser that opens the GraphQL address.</summary>
    public static Task ServeGraphiQLAsync(HttpContext context, ApiOptions options)
    {
        var path = options.DashboardDirectory is { } directory ? Path.Combine(directory, GraphiQLFile) : null;
        if (path is null || !File.Exists(path))
            return Missing().ExecuteAsync(context);
        context.Response.Headers.CacheControl = Revalidate;
        return Results.File(Path.GetFullPath(path), "text/html; charset=utf-8").ExecuteAsync(context);
    }

    private static ProblemHttpResult Missing() => RestProblem.NotFound(
        $"The dashboard is not built: there is no {IndexFile} to serve. Run ./aetherion run, which builds it; the API "
        + "is at"
        + " /graphql and /openapi/v1.json.");

    private static void SetCaching(StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl =
            response.Context.Request.Path.StartsWithSegments(AssetsPath, StringComparison.Ordinal)
                ? Forever
                : Revalidate;
}
