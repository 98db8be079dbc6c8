using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Plans;

/// <summary>
/// What a tenant has used through all processes, and how much of it each has heard of. A process that has said nothing
/// for a while is forgotten, its open subscriptions with it.
/// </summary>
internal sealed class LimitLedger
{
    /// <summary>How long a process is remembered that says nothing.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private TokenBucket _requests;
    private TokenBucket _cost;
    private long _requestTotal;
    private long _costTotal;

    public LimitLedger(Plan plan) => (_requests, _cost) = (new(plan.RequestsPerMinute), new(plan.CostPerMinute));

    public int Subscriptions => _accounts.Values.Sum(account => account.Subscriptions);

    public TokenBucket Requests => _requests;

    public TokenBucket Cost => _cost;

    /// <summary>Begins with full budgets of another plan.</summary>
    public void Change(Plan plan) => (_requests, _cost) = (new(plan.RequestsPerMinute), new(plan.CostPerMinute));

    public LimitSettlement Settle(LimitUsage usage, Plan plan, long now)
    {
        Forget(now);
        var (otherRequests, otherCost) = _accounts.TryGetValue(usage.Process, out var known)
            ? (_requestTotal - known.SeenRequests, _costTotal - known.SeenCost)
            // A process that is new to the tenant begins where the others stand.
            : (_requests.Used(now), _cost.Used(now));
        _requests.Charge(usage.Requests, now);
        _cost.Charge(usage.Cost, now);
        _requestTotal += usage.Requests;
        _costTotal += usage.Cost;
        _accounts[usage.Process] = new Account(_requestTotal, _costTotal, usage.Subscriptions, now);
        return new LimitSettlement(plan, otherRequests, otherCost, Subscriptions - usage.Subscriptions);
    }

    private void Forget(long now)
    {
        foreach (var (process, account) in _accounts.ToList())
        {
            if (now - account.Time > SilenceMax.Ticks)
                _accounts.Remove(process);
        }
    }

    private readonly record struct Account(long SeenRequests, long SeenCost, int Subscriptions, long Time);
}
