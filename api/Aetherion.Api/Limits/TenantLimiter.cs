using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Limits;

/// <summary>
/// What one tenant may still use through this process: its budgets, filled as if this were the only process, less what
/// others are known to have used. A request costs one compare and exchange.
/// </summary>
internal sealed class TenantLimiter
{
    private State _state;
    private long _requestsUnsettled;
    private long _costUnsettled;
    private int _subscriptions;
    private int _otherSubscriptions;
    private long _lastUse;

    public TenantLimiter(Plan plan) => _state = new State(plan);

    public Plan Plan => _state.Plan;

    public TokenBucket Requests => _state.Requests;

    public TokenBucket Cost => _state.Cost;

    /// <summary>Open here and elsewhere.</summary>
    public int Subscriptions => Volatile.Read(ref _subscriptions) + Volatile.Read(ref _otherSubscriptions);

    /// <summary>As the RateLimit-Policy header has it.</summary>
    public string Policy => _state.Policy;

    /// <summary>When it was last used, in ticks.</summary>
    public long LastUse => Volatile.Read(ref _lastUse);

    public bool HasUnsettled =>
        Volatile.Read(ref _requestsUnsettled) > 0 || Volatile.Read(ref _costUnsettled) > 0
        || Volatile.Read(ref _subscriptions) > 0;

    public bool TryTakeRequest(long now, out TimeSpan retryAfter)
    {
        Volatile.Write(ref _lastUse, now);
        if (!_state.Requests.TryTake(1, now, out retryAfter))
            return false;
        Interlocked.Increment(ref _requestsUnsettled);
        return true;
    }

    public bool TryTakeCost(int cost, long now, out TimeSpan retryAfter)
    {
        if (!_state.Cost.TryTake(cost, now, out retryAfter))
            return false;
        Interlocked.Add(ref _costUnsettled, cost);
        return true;
    }

    /// <summary>Opens a subscription unless that is one too many.</summary>
    public bool TryOpenSubscription()
    {
        if (Interlocked.Increment(ref _subscriptions) + Volatile.Read(ref _otherSubscriptions) <= Plan.Subscriptions)
            return true;
        Interlocked.Decrement(ref _subscriptions);
        return false;
    }

    public void CloseSubscription() => Interlocked.Decrement(ref _subscriptions);

    /// <summary>What was used here since the last time.</summary>
    public LimitUsage TakeUsage(string process) => new(
        process,
        Interlocked.Exchange(ref _requestsUnsettled, 0),
        Interlocked.Exchange(ref _costUnsettled, 0),
        Volatile.Read(ref _subscriptions));

    /// <summary>Gives back what could not be told.</summary>
    public void Restore(LimitUsage usage)
    {
        Interlocked.Add(ref _requestsUnsettled, usage.Requests);
        Interlocked.Add(ref _costUnsettled, usage.Cost);
    }

    public void Apply(LimitSettlement settlement, long now)
    {
        if (settlement.Plan != Plan)
            _state = new State(settlement.Plan);
        _state.Requests.Charge(settlement.OtherRequests, now);
        _state.Cost.Charge(settlement.OtherCost, now);
        Volatile.Write(ref _otherSubscriptions, settlement.OtherSubscriptions);
    }

    /// <summary>A plan and its budgets; another plan begins with full ones.</summary>
    private sealed class State(Plan plan)
    {
        public Plan Plan { get; } = plan;

        public TokenBucket Requests { get; } = new(plan.RequestsPerMinute);

        public TokenBucket Cost { get; } = new(plan.CostPerMinute);

        public string Policy { get; } = string.Create(
            CultureInfo.InvariantCulture, $"\"requests\";q={plan.RequestsPerMinute};w=60");
    }
}
