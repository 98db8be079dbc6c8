namespace Aetherion.GrainInterfaces;

/// <summary>The answer to a claim.</summary>
/// <param name="Outcome">What the request came to; null unless it is completed.</param>
public sealed record IdempotencyClaim(IdempotencyClaimState State, string? Outcome = null);
