using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Puts <see cref="FramingUpgrade"/> before the server's own upgrade for the WebSockets of older clients.
/// </summary>
internal static class FramingUpgradeMiddleware
{
    private const string Path = "/ws";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal)
            && context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
        {
            var framing = new FramingUpgrade(upgrade);
            context.Features.Set<IHttpUpgradeFeature>(framing);
            context.Features.Set(framing);
        }
        return next(context);
    }
}
