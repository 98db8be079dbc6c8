namespace Aetherion.GrainInterfaces;

/// <summary>The answer to a claim.</summary>
/// <param name="Outcome">What the request came to; null unless it is completed.</param>
/// <param name="Until">
/// When a claim of one's own lapses, UTC: its owner's token too, since whoever takes it over does so later; null for others.
/// </param>
public sealed record IdempotencyClaim(IdempotencyClaimState State, string? Outcome = null, DateTime? Until = null);
