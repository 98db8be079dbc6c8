using Aetherion.Api.Access;
using Aetherion.Api.Audit;
using Aetherion.Api.Dashboard;
using Aetherion.Api.Limits;
using Aetherion.Api.Rest;
using Aetherion.Api.Security;
using Aetherion.Api.Sockets;
using Aetherion.Api.Status;
using Aetherion.Api.Telemetry;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api;

/// <summary>Puts the API into the request pipeline.</summary>
public static class ApiEndpoints
{
    /// <summary>Maps everything the API serves, the dashboard included, with what protects it.</summary>
    public static WebApplication MapAetherionApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<ApiOptions>();
        app.Services.GetRequiredService<MetricsCollector>();
        app.Use(SecurityHeaders.InvokeAsync);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<OriginGuard>();
        app.UseCors();
        app.Use(FramingUpgradeMiddleware.InvokeAsync);
        app.UseWebSockets();
        DashboardFiles.Use(app, options);
        app.UseMiddleware<AddressLimitMiddleware>();
        app.UseMiddleware<SignInMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseMiddleware<SocketLimitMiddleware>();
        app.UseMiddleware<RestAudit>();
        app.MapGraphQL().WithMetadata(EndpointAccess.GraphQL);
        MarketEndpoints.Map(app);
        RegimeEndpoints.Map(app);
        SocketEndpoints.Map(app);
        HealthEndpoints.Map(app);
        MetricsEndpoint.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").AllowEverybody();
        return app;
    }
}
