namespace Aetherion.Grains.Venues;

/// <summary>What of a budget outlives a restart: a venue that bans does not forget.</summary>
public sealed record VenueBudgetState
{
    public DateTime BlockedUntil { get; init; }
}
