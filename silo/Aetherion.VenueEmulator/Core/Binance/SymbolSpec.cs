namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the venue says of a symbol: its assets, the rules of its orders, and how it writes numbers.</summary>
/// <param name="PriceDecimals">The decimals of a price in messages; spot always writes 8.</param>
/// <param name="ContractSize">The value of a contract in USD on COIN-M; otherwise 1.</param>
internal sealed record SymbolSpec(
    string Symbol,
    string BaseAsset,
    string QuoteAsset,
    decimal PriceTick,
    decimal QuantityStep,
    decimal MinNotional,
    int PriceDecimals,
    int QuantityDecimals,
    decimal ContractSize)
{
    /// <summary>As streams write the symbol.</summary>
    public string Lower { get; } = Symbol.ToLowerInvariant();
}
