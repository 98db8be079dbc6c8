using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>An account as it stands; amounts in its currency.</summary>
/// <param name="Balance">Cash, what is reserved included.</param>
/// <param name="Reserved">Held back for orders under way.</param>
public sealed record AccountSnapshot(
    TenantKey Key,
    string Currency,
    decimal InitialBalance,
    decimal Balance,
    decimal Reserved,
    TradingState TradingState,
    ImmutableArray<Position> Positions,
    long Version)
{
    /// <summary>What new orders may use.</summary>
    public decimal Free => Balance - Reserved;
}
