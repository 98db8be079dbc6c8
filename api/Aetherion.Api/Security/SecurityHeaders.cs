using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Security;

/// <summary>The headers that tell a browser what our pages may do.</summary>
internal static class SecurityHeaders
{
    // The pages load our own files and speak with this service; 'self' covers its WebSocket too.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Write(context);
        return next(context);
    }

    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        // Who allows an answer to be kept writes over it.
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps
            && context.RequestServices.GetRequiredService<ApiOptions>().HstsMaxAge is { } age)
            headers.StrictTransportSecurity = string.Create(
                CultureInfo.InvariantCulture, $"max-age={(long)age.TotalSeconds}; includeSubDomains");
    }
}
