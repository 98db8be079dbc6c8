using Aetherion.Api.Access;
using Aetherion.Api.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aetherion.Api.Telemetry;

internal static class MetricsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricsCollector metrics) =>
                TypedResults.Text(metrics.Scrape(), PrometheusText.ContentType))
            .WithTags("Operation")
            .RequireAccess(AccessPolicies.Operate)
            .Describe(
                "getMetrics",
                "Everything measured.",
                "In Prometheus' text format 0.0.4, for operators: what is in it concerns all tenants.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
}
