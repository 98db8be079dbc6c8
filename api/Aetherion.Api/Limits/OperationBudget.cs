using Aetherion.Api.Access;
using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Limits;

/// <summary>
/// Takes what an operation costs from its tenant's budget, before it runs, and says with the cost what is left. A
/// subscription takes one of the tenant's places as long as it is open.
/// </summary>
internal sealed class OperationBudget(TenantLimiters limiters, TimeProvider time) : IOperationCostPolicy
{
    public async ValueTask OnOperationAsync(OperationCostContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.Scope.Services;
        var caller = services.GetRequiredService<ICallerContext>();
        if (caller.IsAnonymous)
            return;
        var limiter = await limiters.GetAsync(caller.Tenant);
        var now = time.GetUtcNow().UtcTicks;
        if (!limiter.TryTakeCost(CostOf(context.Cost), now, out var retryAfter))
            throw LimitRefusal.Cost(context.Scope, limiter.Plan.CostPerMinute, retryAfter);
        context.Report["limit"] = limiter.Plan.CostPerMinute;
        context.Report["remaining"] = limiter.Cost.Remaining(now);
        if (context.Kind == OperationKind.Subscription
            && !services.GetRequiredService<SubscriptionLease>().TryTake(limiter))
            throw LimitRefusal.Subscriptions(limiter.Plan.Subscriptions);
    }

    /// <summary>Both costs together in whole numbers; the smallest operation costs one.</summary>
    private static int CostOf(OperationCost cost) => (int)Math.Max(1, Math.Ceiling(cost.FieldCost + cost.TypeCost));
}
