namespace Aetherion.Domain.Venues.Trades;

/// <summary>Trades that are missing, both ends inclusive: to be fetched in order of their ids.</summary>
public readonly record struct TradeGap(long FirstId, long LastId)
{
    public long Count => LastId - FirstId + 1;
}
