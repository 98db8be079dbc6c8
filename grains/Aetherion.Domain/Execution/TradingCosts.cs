namespace Aetherion.Domain.Execution;

/// <summary>What trading on paper costs.</summary>
public sealed record TradingCosts
{
    /// <summary>
    /// Decimals of the quote currency that fees are rounded down to, so that their sum never exceeds the rate.
    /// </summary>
    public const int FeeDecimals = 8;

    /// <summary>The share of the notional that a taker pays for each fill.</summary>
    public decimal TakerFeeRate { get; init; } = 0.001m;

    /// <summary>
    /// Half the spread that is assumed where there are only bars, as a share of the price: what a purchase pays above
    /// the open and a sale gets below it. Prices are rounded to whole ticks against the trader.
    /// </summary>
    public decimal BarHalfSpread { get; init; } = 0.00005m;

    /// <summary>The fee on a notional, in the same currency.</summary>
    public decimal FeeOn(decimal notional) =>
        decimal.Round(notional * TakerFeeRate, FeeDecimals, MidpointRounding.ToZero);
}
