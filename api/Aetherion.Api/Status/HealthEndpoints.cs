using Aetherion.Api.Access;
using Aetherion.Api.OpenApi;
using Aetherion.GrainInterfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Aetherion.Api.Status;

/// <summary>For whoever restarts and routes: /healthz says the process runs, /readyz that it can do its work.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n"))
            .WithTags("Operation")
            .Describe("getHealth", "Whether the process runs.", "Answers `ok` while it does, whatever else is down.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .AllowEverybody();
        routes.MapGet("/readyz", Ready)
            .WithTags("Operation")
            .AllowEverybody()
            .Describe(
                "getReadiness",
                "Whether the service can do its work.",
                "200 when it can, 503 with the reasons when it cannot: what a load balancer asks.")
            .Produces<ReadinessPayload>()
            .Produces<ReadinessPayload>(StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonHttpResult<ReadinessPayload> Ready(IReadiness readiness)
    {
        var payload = ReadinessPayload.Of(readiness.Check());
        return TypedResults.Json(
            payload,
            statusCode: payload.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
