using Aetherion.Api.Access;
using Aetherion.Api.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Limits;

/// <summary>
/// Takes what a request of the older endpoints costs from its tenant's budget, as <see cref="OperationBudget"/> does of
/// GraphQL: one for each read of a grain's memory. An open socket takes one of the tenant's subscriptions.
/// </summary>
internal sealed class RequestBudget(
    TenantLimiters limiters, ICallerContext caller, SubscriptionLease lease, TimeProvider time)
{
    /// <summary>The refusal of what is too much; null when it was taken.</summary>
    public async ValueTask<ProblemHttpResult?> TakeAsync(HttpContext context, int cost)
    {
        var limiter = await limiters.GetAsync(caller.Tenant);
        return limiter.TryTakeCost(Math.Max(1, cost), time.GetUtcNow().UtcTicks, out var retryAfter)
            ? null
            : LimitRefusal.Problem(context, LimitRefusal.Cost(limiter.Plan.CostPerMinute), retryAfter);
    }

    /// <summary>The refusal of a socket that is one too many; null when it has its place until the request ends.</summary>
    public async ValueTask<ProblemHttpResult?> TakeSubscriptionAsync()
    {
        var limiter = await limiters.GetAsync(caller.Tenant);
        return lease.TryTake(limiter)
            ? null
            : RestProblem.Make(
                StatusCodes.Status403Forbidden,
                ApiErrorCodes.QuotaExceeded,
                LimitRefusal.SubscriptionsText(limiter.Plan.Subscriptions));
    }
}
