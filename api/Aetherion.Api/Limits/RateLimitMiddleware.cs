using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Limits;

/// <summary>
/// Counts every request of who has signed in, before it is read any further, and says in the answer how much of the
/// plan is left.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, TenantLimiters limiters, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context, ICallerContext caller) =>
        caller.IsAnonymous || !IsCounted(context) ? next(context) : CountAsync(context, caller.Tenant);

    // Health and metrics are asked for by machines that watch, and files by browsers; neither is a tenant's request.
    private static bool IsCounted(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is not { Policy: null, DecidesItself: false }
        && context.GetEndpoint() is not null;

    private Task CountAsync(HttpContext context, string tenant)
    {
        var found = limiters.GetAsync(tenant);
        return found.IsCompletedSuccessfully ? CountAsync(context, found.Result) : CountAsync(context, found);
    }

    private async Task CountAsync(HttpContext context, ValueTask<TenantLimiter> found) =>
        await CountAsync(context, await found);

    private Task CountAsync(HttpContext context, TenantLimiter limiter)
    {
        var now = time.GetUtcNow().UtcTicks;
        var isTaken = limiter.TryTakeRequest(now, out var retryAfter);
        RateLimitHeaders.Write(context, limiter, now);
        return isTaken
            ? next(context)
            : LimitRefusal.WriteAsync(context, LimitRefusal.Requests(limiter.Plan.RequestsPerMinute), retryAfter);
    }
}
