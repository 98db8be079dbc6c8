namespace Aetherion.Domain.Forecasts;

/// <summary>The forecasts of the last 60 bars, whose hours are not over. Allocates nothing per bar.</summary>
internal sealed class PendingOutlooks
{
    /// <summary>Bars of a forecast.</summary>
    public const int Horizon = 60;

    private readonly OutlookForecast?[] _forecasts = new OutlookForecast?[Horizon];
    private readonly long[] _minutes = new long[Horizon];
    private readonly long[] _sequences = new long[Horizon];

    /// <summary>Takes the forecast out whose hour ends with a bar.</summary>
    /// <param name="sequence">The bar's.</param>
    /// <param name="minute">The minute at which it opens.</param>
    /// <param name="isWhole">Whether the hour went by without a gap.</param>
    /// <returns>The forecast made 60 bars before; null when there was none.</returns>
    public OutlookForecast? Take(long sequence, long minute, out bool isWhole)
    {
        int slot = (int)(sequence % Horizon);
        isWhole = _sequences[slot] == sequence - Horizon && minute - _minutes[slot] == Horizon;
        OutlookForecast? forecast = _forecasts[slot];
        _forecasts[slot] = null;
        return forecast;
    }

    /// <summary>Puts the forecast made at a bar in; null where there was none.</summary>
    public void Put(long sequence, long minute, OutlookForecast? forecast)
    {
        int slot = (int)(sequence % Horizon);
        (_forecasts[slot], _minutes[slot], _sequences[slot]) = (forecast, minute, sequence);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_forecasts);
        Array.Clear(_sequences);
    }
}
