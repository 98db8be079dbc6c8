using Aetherion.Api.Rest;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Security;

/// <summary>
/// Refuses requests under a name that is not ours (a page whose name was made to resolve to this machine), and requests
/// that a page of another origin makes where the browser lets it: WebSockets, and what is not GET.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, AllowedNames names)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!names.IsAllowed(request.Host.Host))
        {
            return RestProblem.Forbidden(
                    $"This service does not answer to the name '{request.Host.Host}'. Use localhost, or start it with "
                    + "that name among its allowed hosts.")
                .ExecuteAsync(context);
        }
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin
            && MayAct(context)
            && !names.IsAllowedOrigin(origin))
        {
            return RestProblem.Forbidden(
                    $"Pages of '{origin}' may not use this service. Add its host to the allowed hosts if they should.")
                .ExecuteAsync(context);
        }
        return next(context);
    }

    private static bool MayAct(HttpContext context) =>
        !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        || context.WebSockets.IsWebSocketRequest
        || context.Request.Headers.Upgrade.Count > 0;
}
