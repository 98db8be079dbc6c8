using Aetherion.Api.Access;
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
            .WithSummary("Everything measured, in Prometheus' text format.");
}
