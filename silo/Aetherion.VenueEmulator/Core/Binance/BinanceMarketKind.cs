namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The venues of Binance, which differ in paths, limits and the form of their messages.</summary>
public enum BinanceMarketKind
{
    Spot,

    /// <summary>USD-M futures.</summary>
    UsdFutures,

    /// <summary>COIN-M futures.</summary>
    CoinFutures,
}
