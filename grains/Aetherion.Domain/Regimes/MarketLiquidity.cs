namespace Aetherion.Domain.Regimes;

/// <summary>The three conditions of the liquidity preset.</summary>
public enum MarketLiquidity
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Low volatility: trades move the price little.</summary>
    StableLiquidity = 1,

    /// <summary>Volatility above the usual.</summary>
    HighVolatility = 2,

    /// <summary>Volatility so high that the book cannot be relied on.</summary>
    LiquidityCrisis = 3,
}
