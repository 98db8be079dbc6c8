using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Limits;

/// <summary>What an answer says of its tenant's plan, as the IETF's draft has it.</summary>
internal static class RateLimitHeaders
{
    /// <summary>The requests that are left, and when all are there again.</summary>
    public const string Left = "RateLimit";

    /// <summary>The requests of the plan.</summary>
    public const string Policy = "RateLimit-Policy";

    public static void Write(HttpContext context, TenantLimiter limiter, long now)
    {
        var headers = context.Response.Headers;
        headers[Policy] = limiter.Policy;
        headers[Left] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"requests\";r={limiter.Requests.Remaining(now)};t={Math.Ceiling(limiter.Requests.FullIn(now).TotalSeconds)}");
    }
}
