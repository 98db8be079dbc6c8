using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>Stops bars that no logarithm could be taken of.</summary>
internal static class UsableBar
{
    /// <exception cref="ArgumentException">A price is not above 0, the high is below the low, or a volume is
    /// negative.</exception>
    public static void Require(in Candle candle)
    {
        if (!IsUsable(candle))
            throw new ArgumentException($"The bar of {candle.OpenTime:u} has no usable prices; check its source.");
    }

    /// <summary>Whether prices are above 0, the high is not below the low, and no volume is negative.</summary>
    public static bool IsUsable(in Candle candle) =>
        candle.Low.Ticks > 0 && candle.Close.Ticks > 0 && candle.Open.Ticks > 0
        && candle.High >= candle.Low && candle.Volume.Lots >= 0 && candle.BuyVolume.Lots >= 0;
}
