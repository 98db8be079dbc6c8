using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Requests in memory, whose claims lapse only when they are released.</summary>
internal sealed class FakeIdempotencyStore : IIdempotencyStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IdempotencyKey, (string BodyHash, bool IsClaimed, string? Outcome)> _requests = [];

    /// <summary>Called with each claim's answer.</summary>
    public Action<IdempotencyClaimState> OnClaim { get; set; } = _ => { };

    /// <summary>Called before an outcome is recorded.</summary>
    public Action OnComplete { get; set; } = () => { };

    public Task<IdempotencyClaim> ClaimAsync(
        IdempotencyKey key, string bodyHash, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claim = Claim(key, bodyHash);
        OnClaim(claim.State);
        return Task.FromResult(claim);
    }

    public Task<string> CompleteAsync(IdempotencyKey key, string outcome, CancellationToken cancellationToken)
    {
        OnComplete();
        lock (_lock)
        {
            var recorded = _requests[key].Outcome ?? outcome;
            _requests[key] = _requests[key] with { Outcome = recorded };
            return Task.FromResult(recorded);
        }
    }

    public Task ReleaseAsync(IdempotencyKey key, IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        lock (_lock)
            _requests[key] = _requests[key] with { IsClaimed = false };
        return Task.CompletedTask;
    }

    private IdempotencyClaim Claim(IdempotencyKey key, string bodyHash)
    {
        lock (_lock)
        {
            if (_requests.TryGetValue(key, out var known))
            {
                if (known.BodyHash != bodyHash)
                    return new IdempotencyClaim(IdempotencyClaimState.Conflict);
                if (known.Outcome is { } outcome)
                    return new IdempotencyClaim(IdempotencyClaimState.Completed, outcome);
                if (known.IsClaimed)
                    return new IdempotencyClaim(IdempotencyClaimState.InProgress);
            }
            _requests[key] = (bodyHash, true, null);
            return new IdempotencyClaim(IdempotencyClaimState.Claimed);
        }
    }
}
