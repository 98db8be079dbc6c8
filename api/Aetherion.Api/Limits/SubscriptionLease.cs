namespace Aetherion.Api.Limits;

/// <summary>
/// The place of one subscription among those its tenant may have; it is free when the operation's services end.
/// </summary>
internal sealed class SubscriptionLease : IDisposable
{
    private TenantLimiter? _limiter;

    /// <summary>Takes a place unless all are taken.</summary>
    public bool TryTake(TenantLimiter limiter)
    {
        if (!limiter.TryOpenSubscription())
            return false;
        _limiter = limiter;
        return true;
    }

    public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.CloseSubscription();
}
