namespace Aetherion.GrainInterfaces;

/// <summary>
/// What became of requests that may come twice, kept for <see cref="KeptFor"/>. A claim is written before the effect
/// and lapses with its lease, so that whoever asks again after a crash carries the request out; effects therefore have
/// to know a request by its id.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>How long an outcome is kept after its first claim.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Takes the request over unless another has it or it is done.</summary>
    Task<IdempotencyClaim> ClaimAsync(
        IdempotencyKey key, string bodyHash, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Records the outcome unless one is recorded already.</summary>
    /// <returns>The recorded outcome.</returns>
    Task<string> CompleteAsync(IdempotencyKey key, string outcome, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the lease of a request that failed, so that the next try need not wait for it; that of one who has taken it over
    /// meanwhile stays.
    /// </summary>
    Task ReleaseAsync(IdempotencyKey key, IdempotencyClaim claim, CancellationToken cancellationToken);
}
